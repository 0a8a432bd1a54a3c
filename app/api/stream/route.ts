import { currentViewer } from "#lib/access/viewer.ts";
import { words } from "#lib/i18n/words.ts";
import { subscribe } from "#lib/realtime/subscribe.ts";

export const dynamic = "force-dynamic";

const NEVER_KEPT = { "cache-control": "no-store" };

/** What others do, as it happens: topics and ids for a member's open pages. `?after=` is where they last were. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (viewer.kind === "visitor") return refuse(401, words()("live.signIn"));
  const stream = subscribe(viewer, new URL(request.url).searchParams.get("after"));
  if (stream === "member") return refuse(429, words()("live.many"));
  if (stream === "process") return refuse(503, words()("live.full"));
  return new Response(stream, {
    // nginx would gather what is written until it has enough.
    headers: { ...NEVER_KEPT, "content-type": "text/event-stream", "x-accel-buffering": "no" },
  });
}

/** Whether there would be a stream: a browser does not tell its page why it got none. */
export async function HEAD(): Promise<Response> {
  const viewer = await currentViewer();
  return new Response(null, { status: viewer.kind === "visitor" ? 401 : 204, headers: NEVER_KEPT });
}

/** JSON, so that the door leaves the words as they are. */
function refuse(status: number, error: string): Response {
  return Response.json({ error }, { status, headers: { ...NEVER_KEPT, "retry-after": "30" } });
}
