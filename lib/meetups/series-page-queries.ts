import { findSeriesFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { localDate, now } from "#lib/time.ts";
import { datesOfSeries } from "./queries.ts";
import { inForce, ruleViews } from "./series-queries.ts";
import { openQuestions } from "./vote-queries.ts";

/** One series for members: how it meets, its next dates, and what it asks. @throws {NotFound} */
export async function seriesForMember(viewer: MemberViewer, id: string) {
  const series = await findSeriesFor(viewer, id);
  const today = localDate(now(), series.zone);
  const rules = ruleViews(series.rules);
  const [dates, questions] = await Promise.all([
    datesOfSeries(viewer, series.id),
    openQuestions(viewer, series.id),
  ]);
  return {
    id: series.id,
    name: series.name,
    note: series.note,
    zone: series.zone,
    rule: inForce(rules, today),
    toCome: rules.filter(({ from }) => from > today),
    dates,
    ...questions,
  };
}
