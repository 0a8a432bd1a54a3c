import type { IncomingMessage, ServerOptions } from "node:http";
import type { Visit } from "./visit.ts";

const GENERAL_BYTES = 1_200_000;
const PHOTO_BYTES = 12_000_000;
/** A post with its pictures. As much as next.config.js lets an action have. */
const POST_BYTES = 21_000_000;
/** A body up to this is read to its end and thrown away, so that the browser reads why instead of a reset. */
const PATIENCE_BYTES = 64_000_000;
const PATIENCE_MS = 10_000;

/** Longest request target: ours stay far below. */
export const LONGEST_URL = 4_096;

/** Timeouts and sizes of node's own parser. A photo of 12 MB from a slow phone takes a minute or two. */
export const SERVER_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 150_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
} satisfies ServerOptions;

/** Bytes a request's body may have. */
export function bodyLimit({ method, path, signedIn }: Pick<Visit, "method" | "path" | "signedIn">): number {
  if (method !== "POST") return GENERAL_BYTES;
  if (signedIn && path.startsWith("/boards/")) return POST_BYTES;
  return path === "/settings/profile" ? PHOTO_BYTES : GENERAL_BYTES;
}

/** Whether a body says itself that it is too long. */
export function declaresTooMuch(req: IncomingMessage, limit: number): boolean {
  return Number(req.headers["content-length"] ?? 0) > limit;
}

/**
 * Watches a body that does not say its length. Settles with "too-large" once it is over the limit and was read to
 * its end (or to the end of our patience); never, when it stays within.
 */
export function watchBody(req: IncomingMessage, limit: number): Promise<"too-large"> {
  return new Promise((resolve) => {
    if (req.headers["transfer-encoding"] === undefined) return;
    const push = req.push.bind(req);
    let seen = 0;
    // The parser hands each piece to push: counting here leaves the stream as it is for whoever reads it.
    req.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
      const within = seen <= limit;
      seen += chunk?.length ?? 0;
      if (seen <= limit) return push(chunk, encoding);
      if (within) setTimeout(resolve, PATIENCE_MS, "too-large").unref();
      if (chunk === null || seen > PATIENCE_BYTES) resolve("too-large");
      return true;
    };
  });
}

/**
 * Reads what is left of a body and throws it away; resolves when it has ended or patience has. A browser that is
 * answered while it still sends may show a broken connection instead of the answer.
 */
export function discardBody(req: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    if (req.readableEnded || req.destroyed) return resolve();
    if (Number(req.headers["content-length"] ?? 0) > PATIENCE_BYTES) return resolve();
    setTimeout(resolve, PATIENCE_MS).unref();
    req.once("end", resolve).once("close", resolve).resume();
  });
}
