import { randomUUID } from "node:crypto";

/** A random id for one request: in its answer, its log lines and on its error page. Never the client's own. */
export function newRequestId(): string {
  return randomUUID();
}
