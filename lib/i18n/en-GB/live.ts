/** What the stream of news answers when it will not open. Programs read it, and whoever looks after the site. */
export const live = {
  signIn: "Only members’ pages hear the news. Please sign in.",
  many: "There are too many pages open in this name already.",
  full: "There are too many pages open just now.",
};
