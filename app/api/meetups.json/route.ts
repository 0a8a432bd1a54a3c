import { currentGroup } from "#lib/http/current-group.ts";
import { forEveryone, openToScripts, preflight } from "#lib/http/for-everyone.ts";
import { isUnavailable } from "#lib/http/request.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { fixedDates } from "#lib/meetups/fixed-queries.ts";
import { readWindow, type WindowDecision } from "#lib/meetups/window-rules.ts";
import { localDate, now } from "#lib/time.ts";

export const dynamic = "force-dynamic";

/** The dates between `from` and `to` (YYYY-MM-DD, both included), for anybody's script. */
export async function GET(request: Request): Promise<Response> {
  const t = words();
  try {
    const { searchParams } = new URL(request.url);
    const today = localDate(now(), (await currentGroup())?.zone ?? "UTC");
    const asked = readWindow({ from: searchParams.getAll("from"), to: searchParams.getAll("to") }, today);
    if (!asked.ok) return refused(400, sentence(asked, today, t));
    return Response.json(await fixedDates(asked), { headers: { ...forEveryone, ...openToScripts } });
  } catch (error) {
    if (isUnavailable()) return refused(503, t("fixed.window.unavailable"));
    throw error;
  }
}

export const OPTIONS = preflight;

function refused(status: number, error: string): Response {
  return Response.json({ error }, { status, headers: { ...openToScripts, "Cache-Control": "no-store" } });
}

function sentence(asked: Exclude<WindowDecision, { ok: true }>, example: string, t: Words): string {
  if ("name" in asked) return t(`fixed.window.${asked.refusal}`, { name: asked.name, example });
  return t(`fixed.window.${asked.refusal}`, { from: asked.from, to: asked.to });
}
