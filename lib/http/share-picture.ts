import type { ReactElement } from "react";
import { pictureOf } from "#lib/drawing/picture.ts";
import { forEveryone } from "./for-everyone.ts";

/** A share image as an answer. */
export async function pictureAnswer(drawing: ReactElement): Promise<Response> {
  return new Response(new Uint8Array(await pictureOf(drawing)), {
    headers: { ...forEveryone, "Content-Type": "image/png" },
  });
}
