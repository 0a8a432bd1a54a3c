import { answers } from "./answers.ts";
import { boards } from "./boards.ts";
import { boardLive } from "./boards-live.ts";
import { boardMonth } from "./boards-month.ts";
import { boardsPeople } from "./boards-people.ts";
import { boardPosts } from "./boards-posts.ts";
import { boardThreads } from "./boards-threads.ts";
import { boardsWriting } from "./boards-writing.ts";
import { common } from "./common.ts";
import { dev } from "./dev.ts";
import { door } from "./door.ts";
import { fixed } from "./fixed.ts";
import { history } from "./history.ts";
import { join } from "./join.ts";
import { letterKinds } from "./letter-kinds.ts";
import { letters } from "./letters.ts";
import { live } from "./live.ts";
import { meetups } from "./meetups.ts";
import { desk, membersDesk } from "./members-desk.ts";
import { onTheDay } from "./on-the-day.ts";
import { oneDate, seriesSettings } from "./one-date.ts";
import { people } from "./people.ts";
import { proposals } from "./proposals.ts";
import { search } from "./search.ts";
import { series } from "./series.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { site } from "./site.ts";
import { standing } from "./standing.ts";
import { votes } from "./votes.ts";

/** The whole catalogue in British English, one file for each domain. Messages are ICU. */
export const enGB = {
  answers,
  boards,
  boardLive,
  boardMonth,
  boardPosts,
  boardsPeople,
  boardThreads,
  boardsWriting,
  common,
  door,
  fixed,
  series,
  live,
  meetups,
  oneDate,
  seriesSettings,
  settings,
  signIn,
  site,
  join,
  letters,
  desk,
  membersDesk,
  people,
  votes,
  history,
  standing,
  proposals,
  dev,
  onTheDay,
  letterKinds,
  search,
};
