import { embedFrame } from "#components/meetups/embed-frame.ts";
import { colours } from "#lib/drawing/colours.ts";
import { env } from "#lib/env.ts";
import { currentGroup } from "#lib/http/current-group.ts";
import { forEveryone } from "#lib/http/for-everyone.ts";
import { words } from "#lib/i18n/words.ts";
import { readEmbed } from "#lib/meetups/embed-rules.ts";
import { nextDates } from "#lib/meetups/fixed-queries.ts";
import type { MeetupView } from "#lib/meetups/queries.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { now } from "#lib/time.ts";

export const dynamic = "force-dynamic";

/** The next dates (`?dates=` so many, `?series=` of one alone) as a light frame for a member's own blog. */
export async function GET(request: Request): Promise<Response> {
  const { dates: count, series } = readEmbed(new URL(request.url).searchParams);
  const [site, dates] = await Promise.all([currentGroup(), nextDates(count, series)]);
  const t = words();
  const { html, policy } = embedFrame({
    lang: "en-GB",
    group: site?.name ?? t("site.unnamed"),
    home: env().baseUrl.href,
    label: t("fixed.embed.label"),
    none: t("meetups.none.title"),
    dates: dates.map(shown),
    colours: colours(),
  });
  return new Response(html, {
    headers: {
      ...forEveryone,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
    },
  });
}

function shown(meetup: MeetupView) {
  const t = words();
  const when = sayWhen(meetup, now(), t);
  const title = t("meetups.placeTill", { place: meetup.place.name, till: when.till });
  const named = meetup.series?.name ?? meetup.name;
  return {
    url: new URL(`/meetups/${meetup.id}`, env().baseUrl).href,
    iso: when.iso,
    day: when.day,
    title: named ? t("meetups.named", { name: named, title }) : title,
    state: meetup.state,
    stateText: t(`meetups.state.${meetup.state}`),
    countText: t("meetups.count", { going: meetup.going, might: meetup.might }),
  };
}
