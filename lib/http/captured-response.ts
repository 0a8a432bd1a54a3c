import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";

type Callback = (error?: Error | null) => void;

/** How an answer of the app ended: held back whole, sent on as it came, or torn off. */
export type Captured = "whole" | "through" | "torn";

/**
 * The response Next writes to. It has no socket: at the first byte the door decides whether the answer is held
 * back whole (pages: to strip, compress, keep, or replace by an error page) or goes through as it comes (event
 * streams, pictures, downloads). So a header can change until the end, and an answer that failed half-way was
 * never sent.
 */
export class CapturedResponse extends ServerResponse {
  /** Settles at the end of an answer that is held back, and at the beginning of one that goes through. */
  readonly done: Promise<Captured>;
  readonly #chunks: Buffer[] = [];
  readonly #route: (captured: CapturedResponse) => ServerResponse | undefined;
  #settle!: (how: Captured) => void;
  #begun = false;
  #target: ServerResponse | undefined;

  /** @param route called once, at the first byte: the response to send on to with its head written, or undefined */
  constructor(req: IncomingMessage, route: (captured: CapturedResponse) => ServerResponse | undefined) {
    super(req);
    this.#route = route;
    this.done = new Promise((resolve) => {
      this.#settle = resolve;
    });
    // Declared as a property by node's types, so an accessor of the class could not stand for it.
    Object.defineProperty(this, "headersSent", { get: () => this.#begun || this.finished });
  }

  /** What was held back. */
  get body(): Buffer {
    return this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks);
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.find((each) => typeof each === "object" && each !== null);
    const list = Array.isArray(headers)
      ? pairs(headers)
      : Object.entries((headers ?? {}) as OutgoingHttpHeaders);
    for (const [name, value] of list) if (value !== undefined) this.setHeader(name, value);
    return this;
  }

  override flushHeaders(): void {
    this.#begin();
    this.#target?.flushHeaders();
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): boolean {
    if (this.finished) return false;
    this.#begin();
    const bytes = asBuffer(chunk, encoding);
    const written = typeof encoding === "function" ? encoding : callback;
    if (this.#target) return this.#target.write(bytes, written);
    this.#chunks.push(bytes);
    if (written) process.nextTick(written);
    return true;
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): this {
    if (this.finished) return this;
    if (chunk !== undefined && chunk !== null && typeof chunk !== "function")
      this.write(chunk, typeof encoding === "function" ? undefined : encoding);
    this.finished = true;
    const ended = [chunk, encoding, callback].find((each) => typeof each === "function") as
      | Callback
      | undefined;
    if (ended) this.once("finish", ended);
    this.#target?.end();
    process.nextTick(() => this.#finish());
    return this;
  }

  override destroy(error?: Error): this {
    this.#target?.destroy(error);
    this.#settle("torn");
    return this;
  }

  /** Tells the app that nobody waits for the rest. */
  abandon(): void {
    if (!this.finished) this.emit("close");
    this.#settle("torn");
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#target = this.#route(this);
    if (!this.#target) return;
    this.#target.on("drain", () => this.emit("drain"));
    this.#settle("through");
  }

  #finish(): void {
    this.emit("finish");
    this.emit("close");
    this.#settle("whole");
  }
}

function asBuffer(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === "string")
    return Buffer.from(chunk, typeof encoding === "string" ? (encoding as "utf8") : "utf8");
  return Buffer.from(chunk as Uint8Array);
}

/** `[name, value, …]` or `[[name, value], …]`, both of which writeHead takes. */
function pairs(list: unknown[]): [string, string][] {
  if (Array.isArray(list[0])) return list as [string, string][];
  return list.flatMap((name, at) =>
    at % 2 ? [] : [[String(name), String(list[at + 1])] as [string, string]],
  );
}
