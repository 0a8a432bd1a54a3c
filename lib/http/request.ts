import { headers } from "next/headers";
import { networkOf } from "./network-of.ts";

/** What the door said of this request, in headers that no client can set. */

/** The number under which this request stands in the log; error pages show it. */
export async function requestId(): Promise<string> {
  return (await headers()).get("x-request-id") ?? "-";
}

/** The network address asking (of IPv6 its /64): the only source for limits. */
export async function clientAddress(): Promise<string> {
  return networkOf((await headers()).get("x-client-address") ?? "unknown");
}

/** Whether a form was sent by a page's script, which shows the answer itself; else the browser waits for a page. */
export async function sentByScript(): Promise<boolean> {
  return (await headers()).has("next-action");
}

const requestKey = Symbol.for("elevenses.request");
type Store = { getStore(): { unavailable?: boolean; place?: string } | undefined };
const current = () => (globalThis as { [requestKey]?: Store })[requestKey]?.getStore();

/** Whether the database was out of reach during this request. */
export function isUnavailable(): boolean {
  return current()?.unavailable === true;
}

/** Where the notices stood when this request began (lib/realtime/recent.ts), for the page to listen from there on. */
export function placeOfRequest(): string {
  return current()?.place ?? "";
}
