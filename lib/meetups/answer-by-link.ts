import { openAnswerLink } from "#lib/access/answer-link.ts";
import { asVisitor } from "#lib/access/viewer.ts";
import { type Answered, answer } from "./answer.ts";
import { type MeetupView, meetupPage } from "./queries.ts";

/**
 * What happens when somebody answers by the button of a letter: the same as on the page, by the same rules.
 * @throws {NotFound} for a token that is none
 */
export async function answerByLink(token: string, kind: "going" | "might" | "cant"): Promise<Answered> {
  const { viewer, meetupId } = await openAnswerLink(token);
  return answer(viewer, { meetupId, kind });
}

/**
 * The date that a letter's button is about, as any visitor sees it: whoever has the letter has the link, and neither
 * names nor what its member has said are for them. @throws {NotFound}
 */
export async function meetupByLink(token: string): Promise<MeetupView> {
  const { meetupId } = await openAnswerLink(token);
  return meetupPage(asVisitor(), meetupId);
}
