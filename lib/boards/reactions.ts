/** The reactions there are, in the order they are shown. */
export const reactionKinds = ["cheers", "hug", "been_there", "made_me_laugh"] as const;
export type ReactionKind = (typeof reactionKinds)[number];
