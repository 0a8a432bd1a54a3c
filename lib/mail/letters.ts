import type { LetterName } from "#lib/jobs/queues.ts";
import type { LetterMaker } from "./letter.ts";
import { cameIn, companyGone, movedUp, waitingAgain } from "./letters/answer-news.ts";
import { boardGlass, boardNews, boardReport, boardSaid, boardWantsYou } from "./letters/board-news.ts";
import { changeUndone } from "./letters/change-undone.ts";
import { dateGone } from "./letters/date-gone.ts";
import { dateKept } from "./letters/date-kept.ts";
import { joinRequest } from "./letters/join-request.ts";
import { dateBack, dateMoved, dateSkipped } from "./letters/one-date.ts";
import { proposalMade } from "./letters/proposal-made.ts";
import { proposalObjected } from "./letters/proposal-objected.ts";
import { proposalSettled } from "./letters/proposal-settled.ts";
import { quietAsk } from "./letters/quiet-ask.ts";
import { reminder } from "./letters/reminder.ts";
import { shout } from "./letters/shout.ts";
import { signIn } from "./letters/sign-in.ts";
import { voteFound } from "./letters/vote-found.ts";
import { voteOpen, voteReminder } from "./letters/vote-open.ts";
import { welcome } from "./letters/welcome.ts";

/** Every kind of letter and who makes it; a new name without a maker does not compile. */
export const letters: Record<LetterName, LetterMaker> = {
  "sign-in": signIn,
  "date-gone": dateGone,
  "change-undone": changeUndone,
  "date-moved": dateMoved,
  "date-skipped": dateSkipped,
  "date-back": dateBack,
  "date-kept": dateKept,
  "join-request": joinRequest,
  welcome,
  "came-in": cameIn,
  "waiting-again": waitingAgain,
  "company-gone": companyGone,
  "moved-up": movedUp,
  shout,
  "vote-open": voteOpen,
  "vote-reminder": voteReminder,
  "vote-found": voteFound,
  "quiet-ask": quietAsk,
  reminder,
  "proposal-made": proposalMade,
  "proposal-objected": proposalObjected,
  "proposal-settled": proposalSettled,
  "board-wants-you": boardWantsYou,
  "board-report": boardReport,
  "board-news": boardNews,
  "board-glass": boardGlass,
  "board-said": boardSaid,
};
