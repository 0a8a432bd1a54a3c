/** What the organisers' desk can do to one member. */
export const memberDeeds = ["make-organiser", "make-member", "suspend", "bring-back"] as const;
export type MemberDeed = (typeof memberDeeds)[number];

/** Every ending of it. */
export type MemberDecision =
  | { ok: true; name: string }
  | { ok: false; refusal: "notYours" | "sameAlready" | "suspended" };
