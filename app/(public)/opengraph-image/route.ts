import { createElement } from "react";
import { SharePicture } from "#components/meetups/share-picture.tsx";
import { currentGroup } from "#lib/http/current-group.ts";
import { pictureAnswer } from "#lib/http/share-picture.ts";
import { words } from "#lib/i18n/words.ts";
import { nextDates } from "#lib/meetups/fixed-queries.ts";
import { nothingToShare, shareWords } from "#lib/meetups/share-words.ts";
import { now } from "#lib/time.ts";

export const dynamic = "force-dynamic";

/** The front page as a picture for messengers: the next date, or a table that waits for one. */
export async function GET(): Promise<Response> {
  const t = words();
  const [[next], site] = await Promise.all([nextDates(1), currentGroup()]);
  const group = site?.name ?? t("site.unnamed");
  const said = next ? shareWords(next, group, now(), t) : nothingToShare(group, t);
  return pictureAnswer(createElement(SharePicture, { said, guests: said, label: said.alt }));
}
