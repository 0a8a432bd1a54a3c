import { words } from "#lib/i18n/words.ts";
import { stopLetters } from "#lib/mail/stop-letters.ts";

type Props = { params: Promise<{ token: string }> };

/**
 * What a mail program asks for when its "unsubscribe" is pressed (RFC 8058): no cookie, no Origin, no redirect. The door
 * lets this one write in from anywhere (lib/http/origin.ts). Asked twice it does it once.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const t = words();
  const form = await request.formData().catch(() => undefined);
  if (form?.get("List-Unsubscribe") !== "One-Click") return say(400, t("letterKinds.stop.oneClickOdd"));
  const done = await stopLetters((await params).token, true);
  return done.ok ? say(200, t("letterKinds.stop.oneClick")) : say(404, t("letterKinds.stop.oneClickBad"));
}

/** A program without one click opens the address instead; so do those who look ahead, and must not stop anything. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const location = `/letters/stop/${encodeURIComponent((await params).token)}`;
  return new Response(null, { status: 303, headers: { location } });
}

function say(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
