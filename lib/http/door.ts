import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { env, sessionCookieName } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { concernsVisitors } from "#lib/realtime/channel.ts";
import { listen } from "#lib/realtime/listen.ts";
import { notices } from "#lib/realtime/notices.ts";
import { logPrintedErrors } from "./console-errors.ts";
import { createDoor } from "./create-door.ts";
import type { Outcome, PageHandler } from "./door-options.ts";
import { PageCache } from "./page-cache.ts";

const databaseKey = Symbol.for("elevenses.database");
const clockKey = Symbol.for("elevenses.clock");
const shared = globalThis as { [databaseKey]?: { site: string }; [clockKey]?: number };

export type RunningDoor = {
  port: number;
  /** Takes no more requests, finishes those in flight (ten seconds at most), and shuts the app down. */
  close(): Promise<void>;
};

/**
 * Opens the door: takes the port first, so that one in use is known at once, and then starts the app behind it.
 * What arrives meanwhile waits.
 * @param port 0 takes a free one
 * @param dev runs Next's development server: nothing is kept, and its own client may connect
 * @throws node's error with code EADDRINUSE where the port is taken
 */
export async function startDoor({ port, dev }: { port: number; dev: boolean }): Promise<RunningDoor> {
  const { baseUrl, mode, trustedProxies } = env();
  const dir = process.cwd();
  const pages = dev ? undefined : new PageCache<Outcome>();
  let ready: (handler: PageHandler) => void = () => {};
  const app = new Promise<PageHandler>((resolve) => {
    ready = resolve;
  });
  const door = createDoor({
    handler: async (req, res) => (await app)(req, res),
    baseUrl,
    dev,
    local: mode !== "production",
    sessionCookie: sessionCookieName(),
    trustedProxies,
    pages,
    tokens: readFileSync(join(dir, "app/tokens.css"), "utf8"),
    epoch: () => String(shared[clockKey] ?? ""),
    log,
  });
  const taken = await open(door.server, port);
  // In development a person reads the errors as Next draws them.
  const putBack = dev ? () => {} : logPrintedErrors();
  const deaf = listen(() => shared[databaseKey]?.site, notices());
  const forget = pages && keepFresh(pages);
  // A server of its own that never opens: in production nothing may upgrade a connection.
  const upgrades = dev ? door.server : (new EventEmitter() as typeof door.server);
  const { default: next } = await import("next");
  const site = next({ dev, dir, port: taken, hostname: "localhost", httpServer: upgrades });
  try {
    await site.prepare();
  } catch (error) {
    door.server.close();
    forget?.();
    await deaf();
    throw error;
  }
  ready(site.getRequestHandler());
  return {
    port: taken,
    async close() {
      await Promise.all([door.drain(), deaf()]);
      forget?.();
      await site.close();
      putBack();
    },
  };
}

async function open(server: ReturnType<typeof createDoor>["server"], port: number): Promise<number> {
  const { host } = env();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen({ port, host }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Empties the visitors' pages when any instance says that something changed, and mistrusts them when deaf. */
function keepFresh(pages: PageCache<Outcome>): () => void {
  return notices().tell({
    heard: (payload) => {
      if (concernsVisitors(payload)) pages.empty();
    },
    listening: (on) => pages.listening(on),
  });
}
