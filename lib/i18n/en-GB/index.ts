import { answers } from "./answers.ts";
import { boards } from "./boards.ts";
import { common } from "./common.ts";
import { dev } from "./dev.ts";
import { door } from "./door.ts";
import { join } from "./join.ts";
import { letters } from "./letters.ts";
import { meetups } from "./meetups.ts";
import { desk, membersDesk } from "./members-desk.ts";
import { oneDate, seriesSettings } from "./one-date.ts";
import { people } from "./people.ts";
import { series } from "./series.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { site } from "./site.ts";
import { votes } from "./votes.ts";

/** The whole catalogue in British English, one file for each domain. Messages are ICU. */
export const enGB = {
  answers,
  boards,
  common,
  door,
  series,
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
  dev,
};
