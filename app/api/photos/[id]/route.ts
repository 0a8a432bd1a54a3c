import { currentViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { words } from "#lib/i18n/words.ts";
import { photoFor } from "#lib/members/queries.ts";

const HEADERS = {
  "Content-Type": "image/webp",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * A member's photo, for members: `?size=small` for rows. Kept by the browser, but asked for each time, so that it is
 * gone with the session, the photo or the member. To a visitor every address is that of no photo.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer();
  if (viewer.kind === "visitor") return noPhoto();
  const size = new URL(request.url).searchParams.get("size") === "small" ? "small" : "large";
  try {
    const { etag, bytes } = await photoFor(
      viewer,
      (await params).id,
      size,
      request.headers.get("if-none-match"),
    );
    const headers = { ...HEADERS, "Cache-Control": "private, no-cache", ETag: etag };
    if (!bytes) return new Response(null, { status: 304, headers });
    return new Response(bytes, { headers });
  } catch (error) {
    if (error instanceof NotFound) return noPhoto();
    throw error;
  }
}

function noPhoto() {
  return new Response(words()("people.noPhoto"), {
    status: 404,
    headers: {
      ...HEADERS,
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "private, no-store",
    },
  });
}
