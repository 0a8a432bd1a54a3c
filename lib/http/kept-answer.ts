import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { compress, type Effort, type Encoding, isCompressible } from "./compress.ts";

/** One encoding of a kept answer, with its header list as node writes it fastest: names and values in turn. */
type Variant = { body: Buffer; headers: string[] };

/** A finished 200 answer, the same for everybody, with its encodings made when first asked for. */
export class KeptAnswer {
  readonly etag: string;
  readonly #body: Buffer;
  readonly #headers: OutgoingHttpHeaders;
  readonly #effort: Effort;
  readonly #ready = new Map<Encoding, Variant>();
  readonly #making = new Map<Encoding, Promise<Variant>>();

  /** @param headers without content-length, content-encoding and etag, which depend on the encoding */
  constructor(headers: OutgoingHttpHeaders, body: Buffer, effort: Effort) {
    // Weak: the same page in another encoding is the same page (RFC 9110, section 8.8.1).
    this.etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 24)}"`;
    this.#headers = headers;
    this.#body = body;
    this.#effort = effort;
  }

  /** Bytes it may take at the most: no encoding is larger than the body, and only one or two are ever made. */
  get weight(): number {
    return this.#body.length * 2;
  }

  variant(encoding: Encoding): Variant | Promise<Variant> {
    const ready = this.#ready.get(encoding);
    if (ready) return ready;
    const making = this.#making.get(encoding) ?? this.#make(encoding);
    this.#making.set(encoding, making);
    return making;
  }

  async #make(encoding: Encoding): Promise<Variant> {
    const worth = isCompressible(String(this.#headers["content-type"] ?? ""));
    const body = worth ? await compress(this.#body, encoding, this.#effort) : this.#body;
    const all: OutgoingHttpHeaders = { ...this.#headers, etag: this.etag, "content-length": body.length };
    if (body !== this.#body) all["content-encoding"] = encoding;
    const headers = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [name, Array.isArray(value) ? value.join(", ") : String(value)],
    );
    const variant = { body, headers };
    this.#ready.set(encoding, variant);
    this.#making.delete(encoding);
    return variant;
  }

  /** Sends it, or 304 where the client has it. Node leaves the body out of an answer to HEAD. */
  async send(
    res: ServerResponse,
    encoding: Encoding,
    id: string,
    ifNoneMatch: string | undefined,
  ): Promise<void> {
    const made = this.variant(encoding);
    const { headers, body } = made instanceof Promise ? await made : made;
    if (ifNoneMatch?.includes(this.etag)) {
      res.writeHead(304, [...withoutBody(headers), "x-request-id", id]);
      res.end();
    } else {
      res.writeHead(200, [...headers, "x-request-id", id]);
      res.end(body);
    }
  }
}

function withoutBody(headers: string[]): string[] {
  return headers.filter((_, at) => !/^content-(?:length|encoding|type)$/.test(headers[at - (at % 2)] ?? ""));
}
