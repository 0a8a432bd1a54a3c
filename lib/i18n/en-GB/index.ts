import { boards } from "./boards.ts";
import { common } from "./common.ts";
import { dev } from "./dev.ts";
import { door } from "./door.ts";
import { join } from "./join.ts";
import { letters } from "./letters.ts";
import { meetups } from "./meetups.ts";
import { desk, membersDesk } from "./members-desk.ts";
import { people } from "./people.ts";
import { proposals } from "./proposals.ts";
import { series } from "./series.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { site } from "./site.ts";

/** The whole catalogue in British English, one file for each domain. Messages are ICU. */
export const enGB = {
  boards,
  common,
  door,
  series,
  meetups,
  settings,
  signIn,
  site,
  join,
  letters,
  desk,
  membersDesk,
  people,
  proposals,
  dev,
};
