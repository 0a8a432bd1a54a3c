import { openAnswerLink } from "#lib/access/answer-link.ts";
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
 * The date that a letter's button is about, as its member would see it, but without anybody's name: whoever has the
 * letter has the link. @throws {NotFound}
 */
export async function meetupByLink(token: string): Promise<MeetupView> {
  const { viewer, meetupId } = await openAnswerLink(token);
  return { ...(await meetupPage(viewer, meetupId)), people: null };
}
