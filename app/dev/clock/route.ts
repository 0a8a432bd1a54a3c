import { z } from "zod";
import { devOnly } from "#lib/http/dev-only.ts";
import { clockJobs, runNow } from "#lib/jobs/run-now.ts";
import { setClock } from "#lib/time.ts";

/** An instant with its zone, or null to put the clock right again; and what runs by the clock that is to run now. */
const input = z.object({
  now: z.iso.datetime({ offset: true }).nullable(),
  run: z.array(z.enum(clockJobs)).max(clockJobs.length).default([]),
});

/** Sets the clock of this process, so that a test decides what day it is. */
export async function POST(request: Request): Promise<Response> {
  devOnly();
  const parsed = input.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  setClock(parsed.data.now === null ? undefined : new Date(parsed.data.now));
  for (const job of parsed.data.run) await runNow(job);
  return new Response(null, { status: 204 });
}
