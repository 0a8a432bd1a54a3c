import { findSeriesFor } from "#lib/access/find.ts";
import type { MemberViewer, OrganiserViewer, Viewer } from "#lib/access/viewer.ts";
import { addMinutes, clockOf } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import { type Pattern, patternOf } from "./pattern.ts";
import { entryDate, type PlanEntry, peopleTold } from "./plan.ts";
import { planFingerprint } from "./plan-fingerprint.ts";
import { type ChangeRefusal, newPlace, planOf } from "./plan-of-series.ts";
import { heldOn, type RuleVersion, type Slot } from "./series-rules.ts";
import { newestChange } from "./undo-change.ts";
import type { WantedChange } from "./wanted-change.ts";

/**
 * A version of a series' rule as people read it. Of a pause, pattern, times and place are what held before it, and
 * `until` is the first day after it; null for the end of a series.
 */
export type RuleView = {
  from: string;
  kind: RuleVersion["kind"];
  until: string | null;
  pattern: Pattern;
  start: string;
  end: string;
  place: { name: string; address: string };
  zone: string;
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
    rule: inForce(ruleViews(rules), localDate(now(), zone)),
  }));
}

/** One series for its organisers: the rule in force, those to come, and the change that can be undone. */
export async function seriesPage(viewer: OrganiserViewer, id: string) {
  const series = await findSeriesFor(viewer, id);
  const today = localDate(now(), series.zone);
  const rules = ruleViews(series.rules);
  const [change, gone] = await Promise.all([newestChange(db, series.id), goneWithAnswers(series.id)]);
  return {
    id: series.id,
    name: series.name,
    zone: series.zone,
    today,
    rule: inForce(rules, today),
    toCome: rules.filter(({ from }) => from > today),
    gone,
    /** By day, the pattern that a new change begins from: in a pause, what held before it. */
    heldOn: (day: string) => {
      const held = heldOn(series.rules, day);
      return held ? (rules[series.rules.indexOf(held)] ?? null) : null;
    },
    newest: change && {
      id: change.id,
      what: change.what,
      at: change.appliedAt,
      by: change.appliedBy?.name ?? null,
      from: change.fromDate,
    },
  };
}

/** Coming dates that a change of pattern dropped though people had said they would or might come. */
async function goneWithAnswers(seriesId: string) {
  const rows = await db.meetup.findMany({
    where: {
      seriesId,
      droppedById: { not: null },
      cancelledAt: null,
      startsAt: { gt: now() },
      answers: { some: { kind: { not: "cant" } } },
    },
    orderBy: { startsAt: "asc" },
    take: 50,
    select: {
      id: true,
      local: true,
      minutes: true,
      place: { select: { name: true } },
      answers: { select: { kind: true } },
    },
  });
  return rows.map(({ answers, ...date }) => ({
    ...date,
    place: date.place.name,
    going: answers.filter(({ kind }) => kind === "going" || kind === "in_line").length,
    might: answers.filter(({ kind }) => kind === "might").length,
  }));
}

type RuleRow = Awaited<ReturnType<typeof findSeriesFor>>["rules"][number];

/** Rules as people read them, the oldest first. */
export function ruleViews(rules: RuleRow[]): RuleView[] {
  return rules.map(({ fromDate, kind, rrule, start, minutes, place, zone }, at) => ({
    from: fromDate,
    kind,
    until: rules.slice(at).find((later) => later.kind !== "pause")?.fromDate ?? null,
    pattern: patternOf({ kind, rrule }),
    start: clockOf(start),
    end: clockOf(addMinutes(start, minutes)),
    place: { name: place.name, address: place.address },
    zone,
  }));
}

/** Of rules, the oldest first, the one that holds today; before the first, the first. */
export const inForce = (rules: RuleView[], today: string) =>
  rules.filter(({ from }) => from <= today).at(-1) ?? rules[0] ?? null;

export type PreviewSlot = { local: string; minutes: number; place: string; zone: string };

/** A line of a plan with the names of those who had answered, and the places by name. */
export type PreviewLine = {
  kind: PlanEntry["kind"];
  /** Local starts; `to` only for moved and added. */
  from: PreviewSlot | null;
  to: PreviewSlot | null;
  going: string[];
  might: string[];
  skipped: boolean;
};

/**
 * What a wanted change would do, line by line, who would be told, and the fingerprint to apply it by; or why it cannot
 * be. Of who waits in secret nothing is in it.
 */
export async function previewChange(
  viewer: MemberViewer,
  id: string,
  wanted: WantedChange,
): Promise<ChangePreview | ({ ok: false } & ChangeRefusal)> {
  const series = await findSeriesFor(viewer, id);
  const planned = await planOf(db, series, wanted);
  if (!planned.ok) return planned;
  const { plan, rules, changes } = planned;
  const told = peopleTold(plan);
  const memberIds = plan.entries.flatMap(
    (entry) => entryDate(entry)?.answers.map(({ memberId }) => memberId) ?? [],
  );
  const [names, places] = await Promise.all([namesOf(memberIds), placeNames(plan.entries)]);
  const wantedPlace = wanted.what === "pattern" ? wanted.place.name : "";
  const place = (placeId: string) => places.get(placeId) ?? wantedPlace;
  const aside = new Set(rules.aside);
  return {
    ok: true,
    fingerprint: planFingerprint(plan),
    from: plan.from,
    lines: plan.entries.map((entry) => line(entry, names, place)),
    told: told.map(({ memberId }) => names.get(memberId) ?? ""),
    setAside: ruleViews(series.rules).filter(
      ({ from }, at) => from > plan.from && aside.has(series.rules[at] as RuleRow),
    ),
    changes,
  };
}

export type ChangePreview = {
  ok: true;
  fingerprint: string;
  /** The day it holds from: the one wanted, or today if that is over. */
  from: string;
  lines: PreviewLine[];
  /** By name, who gets a letter. */
  told: string[];
  /** What had been settled for later and goes with it. */
  setAside: RuleView[];
  /** False if all is like that already. */
  changes: boolean;
};

function line(entry: PlanEntry, names: Map<string, string>, place: (id: string) => string): PreviewLine {
  const slot = ({ local, minutes, placeId, zone }: Slot) => ({
    local,
    minutes,
    zone,
    place: place(placeId),
  });
  const date = entryDate(entry);
  const said = (kind: "going" | "might") =>
    (date?.answers ?? [])
      .filter((each) => each.kind === kind)
      .map(({ memberId }) => names.get(memberId) ?? "");
  return {
    kind: entry.kind,
    from: "before" in entry ? slot(entry.before) : null,
    to: "after" in entry && entry.kind !== "kept" ? slot(entry.after) : null,
    going: said("going"),
    might: said("might"),
    skipped: date?.skipped === true,
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
