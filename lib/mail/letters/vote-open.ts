import { db } from "#lib/db.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { meetupAt } from "#lib/meetups/lay-out.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { ruleOn } from "#lib/meetups/series-rules.ts";
import { stillOpen } from "#lib/meetups/vote-rules.ts";
import { inZone, localDate, now } from "#lib/time.ts";
import type { Block, Letter } from "../letter.ts";

type About = { to: string; about: string };

/** To every member: a date vote is open. Nothing when it has closed since. @param about the vote's id */
export async function voteOpen({ to, about }: About): Promise<Letter | null> {
  const found = await findVote(to, about);
  if (!found) return null;
  const { member, series, closes, days } = found;
  const t = words();
  return {
    to: member.email,
    subject: t("votes.letter.openSubject", { series }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t("votes.letter.openIntro", { series }) },
      { kind: "list", items: days },
      { kind: "paragraph", text: t("votes.letter.openClose", { closes }) },
      ...ending(about, t),
    ],
  };
}

/** To a member who has marked no day, before the vote closes. Nothing when they have since. @param about the vote's id */
export async function voteReminder({ to, about }: About): Promise<Letter | null> {
  const found = await findVote(to, about);
  if (!found || found.marked) return null;
  const { member, series, closes, closesDay, days } = found;
  const t = words();
  return {
    to: member.email,
    subject: t("votes.letter.reminderSubject", { series, day: closesDay }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t("votes.letter.reminderIntro", { series, closes }) },
      { kind: "list", items: days },
      ...ending(about, t),
    ],
  };
}

function ending(voteId: string, t: Words): Block[] {
  return [
    { kind: "button", label: t("votes.letter.button"), path: `/votes/${voteId}` },
    { kind: "small", text: t("votes.letter.smallOpen") },
  ];
}

async function findVote(memberId: string, voteId: string) {
  const [member, vote] = await Promise.all([
    readerOf(memberId),
    db.dateVote.findUnique({
      where: { id: voteId },
      include: {
        series: { include: { rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" } } } },
        candidates: { orderBy: { local: "asc" }, include: { marks: { where: { memberId }, take: 1 } } },
      },
    }),
  ]);
  if (!member || !vote || !stillOpen(vote, now())) return null;
  const rule = ruleOn(vote.series.rules, localDate(now(), vote.series.zone));
  if (!rule) return null;
  const t = words();
  const closes = sayWhen({ startsAt: vote.closesAt, endsAt: vote.closesAt, zone: rule.zone }, now(), t);
  return {
    member,
    series: vote.series.name,
    marked: vote.candidates.some(({ marks }) => marks.length > 0),
    closes: t("votes.until", { date: closes.date, time: inZone(vote.closesAt, rule.zone, "HH:mm") }),
    closesDay: closes.date,
    days: vote.candidates.map(({ local }) => {
      const { date, time } = sayWhen(meetupAt(local, rule.zone, rule.minutes, rule.placeId), now(), t);
      return t("votes.letter.line", { date, time });
    }),
  };
}
