import { currentViewer } from "#lib/access/viewer.ts";
import { boardPicture } from "#lib/boards/picture-queries.ts";
import { NotFound } from "#lib/errors.ts";
import { words } from "#lib/i18n/words.ts";

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "private, no-store",
};

/**
 * A picture of a board, for who may see its post, at an address made for them (lib/boards/picture-address.ts). Always
 * the whole of it and always anew: an answer to Range or If-None-Match would tell those outside that it is there. HEAD
 * is this without its body. To everybody else every address is that of no picture.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const viewer = await currentViewer();
  if (viewer.kind === "visitor") return noPicture();
  try {
    const bytes = await boardPicture(viewer, (await params).token);
    return new Response(bytes, { headers: { ...HEADERS, "Content-Type": "image/webp" } });
  } catch (error) {
    if (error instanceof NotFound) return noPicture();
    throw error;
  }
}

function noPicture() {
  return new Response(words()("boardsWriting.pictures.none"), {
    status: 404,
    headers: { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" },
  });
}
