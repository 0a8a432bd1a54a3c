/** What a board's page says of what came while it was open. */
export const boardLive = {
  posts: "{count, plural, one {1 new post} other {# new posts}}",
  postsMany: "Many new posts",
  comments: "{count, plural, one {1 new comment} other {# new comments}}",
  commentsMany: "Many new comments",
} as const;
