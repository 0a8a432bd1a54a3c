import { findSeriesFor } from "#lib/access/find.ts";
import type { OrganiserViewer, Viewer } from "#lib/access/viewer.ts";
import { addMinutes, clockOf } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import { type Pattern, rruleToPattern } from "./pattern.ts";
import { type PlanEntry, peopleTold, planFingerprint } from "./plan.ts";
import { newPlace, planOf, type WantedPattern } from "./plan-of-series.ts";
import { newestChange } from "./undo-change.ts";

/** A rule as an organiser reads it. `pattern` is null for a rule that has no words. */
export type RuleView = {
  from: string;
  pattern: Pattern | null;
  rrule: string;
  start: string;
  end: string;
  place: { name: string; address: string };
};

/** Every series, with the rule in force. Anyone may know how the group meets. */
export async function seriesList(_viewer: Viewer) {
  const rows = await db.series.findMany({
    orderBy: { createdAt: "asc" },
    include: {
      rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" }, include: { place: true } },
    },
  });
  return rows.map(({ id, name, zone, rules }) => ({
    id,
    name,
    rule: inForce(rules.map(ruleView), localDate(now(), zone)),
  }));
}

/** One series for its organisers: the rule in force, those to come, and the change that can be undone. */
export async function seriesPage(viewer: OrganiserViewer, id: string) {
  const series = await findSeriesFor(viewer, id);
  const today = localDate(now(), series.zone);
  const rules = series.rules.map(ruleView);
  const change = await newestChange(db, series.id);
  return {
    id: series.id,
    name: series.name,
    zone: series.zone,
    today,
    rule: inForce(rules, today),
    toCome: rules.filter(({ from }) => from > today),
    newest: change && {
      id: change.id,
      at: change.appliedAt,
      by: change.appliedBy?.name ?? null,
      from: change.fromDate,
    },
  };
}

type RuleRow = Awaited<ReturnType<typeof findSeriesFor>>["rules"][number];

/** A rule as people read it. */
export function ruleView({ fromDate, rrule, start, minutes, place }: RuleRow): RuleView {
  return {
    from: fromDate,
    rrule,
    pattern: rruleToPattern(rrule) ?? null,
    start: clockOf(start),
    end: clockOf(addMinutes(start, minutes)),
    place: { name: place.name, address: place.address },
  };
}

/** Of rules, the oldest first, the one that holds today; before the first, the first. */
export const inForce = (rules: RuleView[], today: string) =>
  rules.filter(({ from }) => from <= today).at(-1) ?? rules[0] ?? null;

/** A line of a plan with the names of those who had answered, and the places by name. */
export type PreviewLine = {
  kind: PlanEntry["kind"];
  /** Local starts; `to` only for moved and added. */
  from: { local: string; minutes: number; place: string } | null;
  to: { local: string; minutes: number; place: string } | null;
  going: string[];
  might: string[];
  skipped: boolean;
};

/** What a wanted pattern would do, line by line, who would be told, and the fingerprint to apply it by. */
export async function previewChange(viewer: OrganiserViewer, id: string, wanted: WantedPattern) {
  const series = await findSeriesFor(viewer, id);
  const plan = await planOf(db, series, wanted);
  const told = peopleTold(plan);
  const memberIds = plan.entries.flatMap((entry) =>
    "date" in entry ? entry.date.answers.map(({ memberId }) => memberId) : [],
  );
  const [names, places] = await Promise.all([namesOf(memberIds), placeNames(plan.entries)]);
  const place = (placeId: string) => places.get(placeId) ?? wanted.place.name;
  return {
    fingerprint: planFingerprint(plan),
    from: plan.rule.from,
    lines: plan.entries.map((entry) => line(entry, names, place)),
    told: told.map(({ memberId }) => names.get(memberId) ?? ""),
    changes: plan.entries.some(({ kind }) => kind !== "kept"),
  };
}

function line(entry: PlanEntry, names: Map<string, string>, place: (id: string) => string): PreviewLine {
  const slot = (given: { local: string; minutes: number; placeId: string }) => ({
    local: given.local,
    minutes: given.minutes,
    place: place(given.placeId),
  });
  const answers = "date" in entry ? entry.date.answers : [];
  const said = (kind: "going" | "might") =>
    answers.filter((each) => each.kind === kind).map(({ memberId }) => names.get(memberId) ?? "");
  return {
    kind: entry.kind,
    from: "before" in entry ? slot(entry.before) : null,
    to: "after" in entry && entry.kind !== "kept" ? slot(entry.after) : null,
    going: said("going"),
    might: said("might"),
    skipped: "date" in entry && entry.date.skipped === true,
  };
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const rows = await db.member.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function placeNames(entries: PlanEntry[]): Promise<Map<string, string>> {
  const slots = entries.flatMap((entry) => [
    ...("before" in entry ? [entry.before] : []),
    ...("after" in entry ? [entry.after] : []),
  ]);
  const ids = new Set(slots.map(({ placeId }) => placeId).filter((id) => id !== newPlace));
  const rows = await db.place.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
