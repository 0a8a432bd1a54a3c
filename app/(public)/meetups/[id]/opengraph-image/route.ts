import { createElement } from "react";
import { SharePicture } from "#components/meetups/share-picture.tsx";
import { asVisitor } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { currentGroup } from "#lib/http/current-group.ts";
import { pictureAnswer } from "#lib/http/share-picture.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupPage } from "#lib/meetups/queries.ts";
import { shareWords } from "#lib/meetups/share-words.ts";
import { now } from "#lib/time.ts";

export const dynamic = "force-dynamic";

/** A date as a picture for messengers: what every visitor sees, whoever asks. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const t = words();
  try {
    const [meetup, site] = await Promise.all([meetupPage(asVisitor(), (await params).id), currentGroup()]);
    const said = shareWords(meetup, site?.name ?? t("site.unnamed"), now(), t);
    return await pictureAnswer(createElement(SharePicture, { said, guests: said, label: said.alt }));
  } catch (error) {
    if (error instanceof NotFound) return new Response(t("fixed.share.missing"), { status: 404 });
    throw error;
  }
}
