import { may } from "#lib/access/policy.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Weekday } from "#lib/calendar/rule-parts.ts";
import { db } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import type { QuietKind } from "./answer-quiet.ts";
import { patternOf } from "./pattern.ts";
import { ruleOn } from "./series-rules.ts";
import type { RuleKind } from "./vote-rules.ts";

/** What a quiet series asks, as a member sees it. */
export type QuietAskView = {
  id: string;
  series: { id: string; name: string };
  /** The one day of the week it meets on; null where it has several, or none. */
  day: Weekday | null;
  yours: QuietKind | null;
  /** Members may propose a change of it. */
  proposals: boolean;
  /** How many wish what; for organisers. */
  wishes: Record<QuietKind, number> | null;
};

/** Asks by their ids. */
export async function quietAskViews(viewer: MemberViewer, ids: string[]): Promise<QuietAskView[]> {
  if (ids.length === 0) return [];
  const rows = await db.quietAsk.findMany({
    where: { id: { in: ids } },
    orderBy: { askedAt: "asc" },
    include: {
      series: { include: { rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" } } } },
      answers: { where: { member: { suspendedAt: null } }, select: { memberId: true, kind: true } },
    },
  });
  return rows.map(({ id, series: { rules, proposals, zone, ...series }, answers }) => {
    const count = (kind: QuietKind) => answers.filter((each) => each.kind === kind).length;
    return {
      id,
      series: { id: series.id, name: series.name },
      day: onlyDay(ruleOn(rules, localDate(now(), zone))),
      yours: answers.find(({ memberId }) => memberId === viewer.id)?.kind ?? null,
      proposals: proposals !== "off",
      wishes: may.seeWishes(viewer)
        ? { keep: count("keep"), change: count("change"), pause: count("pause") }
        : null,
    };
  });
}

/** "Mondays have been quiet" can be said only of a series that meets on one day of the week. */
export function onlyDay(rule: { kind: RuleKind; rrule: string } | undefined): Weekday | null {
  const pattern = rule && patternOf(rule);
  return pattern?.every === "week" && pattern.days.length === 1 ? (pattern.days[0] ?? null) : null;
}
