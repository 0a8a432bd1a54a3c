import { health } from "#lib/site/health.ts";

export const dynamic = "force-dynamic";

/** For a watcher: 200 when all is well, 503 with what is wrong. */
export async function GET(): Promise<Response> {
  const found = await health();
  return Response.json(found, {
    status: found.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
