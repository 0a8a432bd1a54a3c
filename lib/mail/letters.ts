import type { LetterName } from "#lib/jobs/queues.ts";
import type { LetterMaker } from "./letter.ts";
import { cameIn, companyGone, movedUp, waitingAgain } from "./letters/answer-news.ts";
import { changeUndone } from "./letters/change-undone.ts";
import { dateGone } from "./letters/date-gone.ts";
import { dateKept } from "./letters/date-kept.ts";
import { joinRequest } from "./letters/join-request.ts";
import { dateBack, dateMoved, dateSkipped } from "./letters/one-date.ts";
import { signIn } from "./letters/sign-in.ts";
import { welcome } from "./letters/welcome.ts";

/** Every kind of letter and who makes it; a new name without a maker does not compile. */
export const letters: Record<LetterName, LetterMaker> = {
  "sign-in": signIn,
  "date-gone": dateGone,
  "change-undone": changeUndone,
  "date-kept": dateKept,
  "date-moved": dateMoved,
  "date-skipped": dateSkipped,
  "date-back": dateBack,
  "join-request": joinRequest,
  welcome,
  "came-in": cameIn,
  "waiting-again": waitingAgain,
  "company-gone": companyGone,
  "moved-up": movedUp,
};
