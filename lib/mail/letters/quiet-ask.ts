import { db } from "#lib/db.ts";
import { words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { dayName } from "#lib/meetups/pattern.ts";
import { onlyDay } from "#lib/meetups/quiet-queries.ts";
import { askOpen } from "#lib/meetups/quiet-rules.ts";
import { ruleOn } from "#lib/meetups/series-rules.ts";
import { localDate, now } from "#lib/time.ts";
import type { Letter } from "../letter.ts";

/** To every member: a series has become quiet. Nothing when they have said what they wish. @param about the ask's id */
export async function quietAsk({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, ask] = await Promise.all([
    readerOf(to),
    db.quietAsk.findUnique({
      where: { id: about },
      include: {
        series: { include: { rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" } } } },
        answers: { where: { memberId: to } },
      },
    }),
  ]);
  if (!member || !ask || !askOpen(ask, now()) || ask.answers.length > 0) return null;
  const { id, name: series, rules, zone } = ask.series;
  const day = onlyDay(ruleOn(rules, localDate(now(), zone)));
  const t = words();
  return {
    to: member.email,
    subject: day
      ? t("votes.letter.quietSubjectDay", { day: dayName(day) })
      : t("votes.letter.quietSubject", { series }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t("votes.letter.quietIntro", { series }) },
      { kind: "button", label: t("votes.letter.quietButton"), path: `/series/${id}` },
      { kind: "small", text: t("votes.letter.smallQuiet") },
    ],
  };
}
