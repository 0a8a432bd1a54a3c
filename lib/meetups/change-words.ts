import type { Words } from "#lib/i18n/words.ts";
import { patternWords } from "./pattern.ts";
import type { ChangeRefusal } from "./plan-of-series.ts";
import { sayDate } from "./say-when.ts";
import type { WantedChange } from "./wanted-change.ts";

/**
 * A wanted change as a sentence: "Mondays, 11:00–12:00, at Costa, from Monday 7 December 2026 on."
 * @param from the day it holds from, where that is another than the one wanted
 */
export function changeWords(wanted: WantedChange, t: Words, from = wanted.from): string {
  const date = sayDate(from);
  if (wanted.what === "end") return t("series.pause.wouldEnd", { date });
  if (wanted.what === "pause") return t("series.pause.wouldPause", { date, to: sayDate(wanted.to) });
  const { pattern, start, end, place } = wanted;
  const often = patternWords(pattern, t);
  const words = often.charAt(0).toLocaleUpperCase() + often.slice(1);
  return t("series.change.wouldText", { pattern: words, start, end, place: place.name, date });
}

/** Why a change cannot be, as a sentence. */
export function refusalWords(refused: ChangeRefusal, t: Words): string {
  const reason = "reason" in refused ? refused.reason : "";
  return t(`series.change.refused.${refused.refusal}`, { reason });
}
