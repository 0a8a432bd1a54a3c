import { AsyncLocalStorage } from "node:async_hooks";
import { notices } from "#lib/realtime/notices.ts";
import { writePlace } from "#lib/realtime/recent.ts";

const key = Symbol.for("elevenses.request");
const shared = globalThis as { [key]?: AsyncLocalStorage<RequestContext> };

/**
 * What code below a request may tell the door. Kept on globalThis, because Next's bundle and the door have
 * copies of their own of every module: lib/db and lib/log reach it by its symbol.
 */
export class RequestContext {
  readonly id: string;
  /** Where the notices stood when it began: the page it gives may lack what came after. */
  readonly place: string = writePlace(notices().place);
  /** Settles when a query of this request found the database out of reach. */
  readonly outOfReach: Promise<"unavailable">;
  #tell!: (word: "unavailable") => void;
  #unavailable = false;

  constructor(id: string) {
    this.id = id;
    this.outOfReach = new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  get unavailable(): boolean {
    return this.#unavailable;
  }

  /** Set by lib/db. The door answers at once, so that a page of three queries does not wait three times. */
  set unavailable(value: boolean) {
    if (!value) return;
    this.#unavailable = true;
    this.#tell("unavailable");
  }
}

/** Runs `work` so that everything it awaits finds this context. */
export function withRequest<T>(context: RequestContext, work: () => T): T {
  shared[key] ??= new AsyncLocalStorage<RequestContext>();
  return shared[key].run(context, work);
}
