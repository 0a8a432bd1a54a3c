import type { OutgoingHttpHeaders } from "node:http";
import type { CapturedResponse } from "./captured-response.ts";
import type { Whole } from "./door-options.ts";
import { isPage } from "./dressing.ts";
import type { RequestContext } from "./request-context.ts";
import type { Visit } from "./visit.ts";

/**
 * Whether to answer as soon as the database proves out of reach. Routes under /api/ word it themselves, and so does
 * an action called by Next's client, which keeps what was typed: those are waited for.
 */
export function outOfReach(visit: Visit, context: RequestContext): Promise<"unavailable">[] {
  return isApi(visit) || (visit.write && !visit.wantsPage) ? [] : [context.outOfReach];
}

/** Routes under /api/ say themselves what is wrong, in their own form. */
function isApi({ path }: Visit): boolean {
  return path.startsWith("/api/");
}

/** Next's empty 404, which a script in the browser would draw. */
export function isUndrawnNotFound({ status, headers, body }: Whole): boolean {
  return status === 404 && isPage(headers) && body.includes('id="__next_error__"');
}

/** A 5xx that the app did not word itself: Next's own page, or nothing at all. */
export function isBroken(visit: Visit, captured: CapturedResponse): boolean {
  if (captured.statusCode < 500) return false;
  const type = String(captured.getHeader("content-type") ?? "");
  return isApi(visit) ? !/json|text\/calendar/.test(type) : !/text\/x-component/.test(type);
}

/** Arguments of an action that Next could not read. Our actions throw nothing themselves (lib/http/actions.ts). */
export function isNoAction(visit: Visit, captured: CapturedResponse): boolean {
  const type = String(captured.getHeader("content-type") ?? "");
  return visit.write && captured.statusCode === 500 && /text\/x-component/.test(type);
}

/** A form that Next knows no action for: of a page that an older build made, or of nobody's. It says so in one bare line. */
export function isUnknownForm(visit: Visit, captured: CapturedResponse): boolean {
  const bare = /^text\/plain/.test(String(captured.getHeader("content-type") ?? ""));
  return visit.write && visit.wantsPage && !isApi(visit) && bare && captured.statusCode >= 400;
}

/** What was held back, without what the door says itself. */
export function wholeOf(captured: CapturedResponse): Whole {
  const headers: OutgoingHttpHeaders = { ...captured.getHeaders() };
  for (const name of ["x-powered-by", "transfer-encoding", "connection", "keep-alive", "date"])
    delete headers[name];
  return { status: captured.statusCode, headers, body: captured.body };
}
