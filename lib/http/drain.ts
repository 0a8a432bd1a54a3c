import type { Server, ServerResponse } from "node:http";

const GRACE_MS = 10_000;
const SWEEP_MS = 50;

/** How long a stream may stand still before its reader counts as gone; each is written to more often than that. */
const LONGEST_STILL_MS = 60_000;

/** Event streams that are open: they never end by themselves, so draining ends them first. */
export class OpenStreams {
  readonly #open = new Set<() => void>();
  readonly #since = new WeakMap<ServerResponse, number>();
  #draining = false;

  /** @param abandon tells the app to stop; the connection is ended after it */
  add(res: ServerResponse, abandon: () => void): void {
    const end = () => {
      abandon();
      res.end();
    };
    this.#since.set(res, performance.now());
    // Node ends the connection when nothing moves on it: what is written does not arrive.
    res.setTimeout(LONGEST_STILL_MS);
    this.#open.add(end);
    res.once("close", () => this.#open.delete(end));
    // Asked for before, it has only now begun.
    if (this.#draining) process.nextTick(end);
  }

  /** When a stream began, by performance.now(); undefined for any other answer. */
  since(res: ServerResponse): number | undefined {
    return this.#since.get(res);
  }

  end(): void {
    this.#draining = true;
    for (const end of this.#open) end();
  }
}

/**
 * Takes no more connections, lets what is in flight finish, and is done after ten seconds at the latest.
 * A keep-alive connection falls idle after its answer, not when the server closes, so idle ones are swept.
 */
export async function drain(server: Server, streams: OpenStreams, graceMs = GRACE_MS): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  streams.end();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const force = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(force);
}
