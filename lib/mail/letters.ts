import type { LetterName } from "#lib/jobs/queues.ts";
import type { LetterMaker } from "./letter.ts";
import { changeUndone } from "./letters/change-undone.ts";
import { dateGone } from "./letters/date-gone.ts";
import { dateKept } from "./letters/date-kept.ts";
import { joinRequest } from "./letters/join-request.ts";
import { proposalMade } from "./letters/proposal-made.ts";
import { proposalObjected } from "./letters/proposal-objected.ts";
import { proposalSettled } from "./letters/proposal-settled.ts";
import { signIn } from "./letters/sign-in.ts";
import { welcome } from "./letters/welcome.ts";

/** Every kind of letter and who makes it; a new name without a maker does not compile. */
export const letters: Record<LetterName, LetterMaker> = {
  "sign-in": signIn,
  "date-gone": dateGone,
  "change-undone": changeUndone,
  "date-kept": dateKept,
  "join-request": joinRequest,
  welcome,
  "proposal-made": proposalMade,
  "proposal-objected": proposalObjected,
  "proposal-settled": proposalSettled,
};
