import { type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { createDoor, type Door } from "./create-door.ts";
import type { DoorOptions, Outcome, PageHandler } from "./door-options.ts";
import { PageCache } from "./page-cache.ts";

/** A door on a free port around a stand-in for the app. */
export type OpenDoor = {
  door: Door;
  port: number;
  pages: PageCache<Outcome>;
  lines: unknown[][];
  errors: unknown[];
};

export async function openDoor(handler: PageHandler, more: Partial<DoorOptions> = {}): Promise<OpenDoor> {
  const pages = new PageCache<Outcome>();
  pages.listening(true);
  const lines: unknown[][] = [];
  const errors: unknown[] = [];
  const door = createDoor({
    handler,
    baseUrl: new URL("http://localhost"),
    dev: false,
    local: true,
    sessionCookie: "elevenses",
    trustedProxies: [],
    pages,
    tokens: ":root{--paper:#fff}",
    log: { info: (...line) => lines.push(line), error: (_, error) => errors.push(error) },
    ...more,
  });
  await new Promise<void>((resolve) => door.server.listen(0, "127.0.0.1", resolve));
  return { door, port: (door.server.address() as AddressInfo).port, pages, lines, errors };
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

/** One request on a connection of its own. `body` may come in pieces, which sends it chunked. */
export function ask(
  port: number,
  path: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer[] } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request(
      { port, host: "127.0.0.1", path, method, headers: { ...BROWSER, ...headers }, agent: false },
      (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("error", reject).on("end", () => {
          const all = Buffer.concat(chunks);
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body: all,
            text: all.toString("utf8"),
          });
        });
      },
    );
    req.on("error", reject);
    if (Array.isArray(body)) for (const piece of body) req.write(piece);
    req.end(Array.isArray(body) ? undefined : body);
  });
}

const BROWSER = { host: "localhost", accept: "text/html,application/xhtml+xml" };
