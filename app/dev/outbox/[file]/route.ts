import { devOnly } from "#lib/http/dev-only.ts";
import { inPage } from "#lib/http/pages.ts";
import { outboxLetter } from "#lib/mail/outbox.ts";

/** One letter's HTML, for the frame on the outbox page: no script, nothing fetched, no rights of this site's. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  devOnly();
  const { html } = await inPage(outboxLetter((await params).file));
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      "cache-control": "private, no-store",
    },
  });
}
