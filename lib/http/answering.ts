import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Words } from "#lib/i18n/words.ts";
import { CapturedResponse } from "./captured-response.ts";
import { compress, isCompressible, pickEncoding } from "./compress.ts";
import type { DoorOptions, Entry, Outcome, Whole } from "./door-options.ts";
import type { OpenStreams } from "./drain.ts";
import { dressed, forVisitors, isPage, keptHeaders, varying } from "./dressing.ts";
import { isBroken, isNoAction, isUndrawnNotFound, isUnknownForm, outOfReach, wholeOf } from "./endings.ts";
import { FAILURES, type Failure, failurePage, failureText } from "./failure-page.ts";
import { READING } from "./for-everyone.ts";
import { contentPolicy, FILES_POLICY, houseHeaders, newNonce } from "./headers.ts";
import { KeptAnswer } from "./kept-answer.ts";
import { discardBody } from "./limits.ts";
import {
  isCacheable,
  isPlainPath,
  mayKeep,
  negotiateLanguage,
  type PageCache,
  pageKey,
} from "./page-cache.ts";
import { RequestContext, withRequest } from "./request-context.ts";
import { everybodysHeaders } from "./request-headers.ts";
import { Shelf } from "./shelf.ts";
import type { Visit } from "./visit.ts";

const LONGEST_RENDER_MS = 60_000;
const ASSETS = "/_next/static/";
/** An address that no route has. */
const NOWHERE = "/-";
const ASSET_LIMITS = { items: 1_000, bytes: 64 * 1024 * 1024 };

/** Decides what leaves: from what is kept, from the app, or a failure in words. */
export class Answering {
  readonly #options: DoorOptions;
  readonly #streams: OpenStreams;
  readonly #t: Words;
  /** Files of the build, which never change under their names: compressed once, as hard as it goes. */
  readonly #assets = new Shelf<KeptAnswer>(ASSET_LIMITS);

  constructor(options: DoorOptions, streams: OpenStreams, t: Words) {
    this.#options = options;
    this.#streams = streams;
    this.#t = t;
  }

  /** Answers from memory where it can; the path that has to be fast. */
  async fromKept(visit: Visit, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    let kept: KeptAnswer | undefined;
    if (this.#isAsset(visit)) kept = this.#assets.get(visit.path);
    else if (this.#options.pages && isCacheable(visit))
      kept = this.#options.pages.get(this.#keyOf(visit, req.headers));
    if (!kept) return false;
    await sendKept(kept, visit, res);
    return true;
  }

  async answer(entry: Entry): Promise<void> {
    const outcome = await this.#outcomeOf(entry);
    const { visit, res } = entry;
    if (res.destroyed || outcome.kind === "sent") return;
    if (outcome.kind === "kept") return sendKept(outcome.kept, visit, res);
    if (outcome.kind === "failed") {
      if (visit.write) await discardBody(entry.req);
      return this.fail(outcome.failure, visit, res, outcome.id);
    }
    await this.#sendWhole(outcome.answer, entry);
  }

  /**
   * The door's own answer, as a page or as one plain sentence.
   * @param id the request that failed, where this one only shared its outcome
   */
  fail(failure: Failure, visit: Visit, res: ServerResponse, id: string = visit.id): void {
    if (res.headersSent) return void res.destroy();
    const { status } = FAILURES[failure];
    const nonce = newNonce();
    // A path such as "//evil.example" would be read as a host in a link.
    const retry = visit.write || /^\/[/\\]/.test(visit.path) ? undefined : visit.path;
    const text = visit.wantsPage
      ? failurePage(failure, { id, nonce, tokens: this.#options.tokens, retry, t: this.#t })
      : failureText(failure, id, this.#t);
    if (visit.write && !res.req.complete) res.shouldKeepAlive = false;
    res.writeHead(status, {
      ...houseHeaders(visit.path, this.#options),
      "content-security-policy": contentPolicy("none", nonce, false),
      "cache-control": "private, no-store",
      "content-type": visit.wantsPage ? "text/html; charset=utf-8" : plain(visit),
      "content-length": Buffer.byteLength(text),
      "x-request-id": visit.id,
      ...(status === 503 && { "retry-after": "5" }),
      ...(status === 405 && { allow: READING }),
    });
    res.end(text);
  }

  async #outcomeOf(entry: Entry): Promise<Outcome> {
    const { visit, req } = entry;
    if (this.#isAsset(visit)) return this.#asset(entry);
    const { pages } = this.#options;
    if (!pages || !isCacheable(visit)) return this.#render(entry, entry.headers);
    const shared = pages.share(this.#keyOf(visit, req.headers), () => this.#renderForAll(entry, pages));
    const outcome = await shared.outcome;
    // An answer that is not everybody's belongs to the one who asked for it; the others ask for themselves.
    if (shared.leads || outcome.kind === "kept" || outcome.kind === "failed") return outcome;
    return this.#render(entry, entry.headers);
  }

  /** A visitors' page, rendered from a request that has nothing of the visitor in it. */
  async #renderForAll(entry: Entry, pages: PageCache<Outcome>): Promise<Outcome> {
    const { visit, req } = entry;
    const { generation } = pages;
    const language = negotiateLanguage(req.headers);
    const key = this.#keyOf(visit, req.headers);
    const outcome = await this.#render(entry, everybodysHeaders(entry.passport, language), true);
    if (outcome.kind !== "answer") return outcome;
    if (!mayKeep(outcome.answer.status, outcome.answer.headers, visit.forEveryone)) return outcome;
    const { headers, body } = forVisitors(outcome.answer, this.#options.dev);
    const kept = new KeptAnswer(keptHeaders(headers, visit, language, this.#options), body, "kept");
    pages.put(key, kept, generation);
    return { kind: "kept", kept };
  }

  async #asset(entry: Entry): Promise<Outcome> {
    const { visit, passport } = entry;
    const outcome = await this.#render(entry, everybodysHeaders(passport, "en-GB"), true);
    if (outcome.kind !== "answer" || outcome.answer.status !== 200) return outcome;
    const { headers, body } = outcome.answer;
    if (!String(headers["cache-control"]).includes("immutable")) return outcome;
    for (const name of ["etag", "content-length", "accept-ranges", "last-modified"]) delete headers[name];
    headers.vary = varying(headers.vary, "Accept-Encoding");
    headers["content-security-policy"] = FILES_POLICY;
    const kept = new KeptAnswer(
      { ...houseHeaders(visit.path, this.#options), ...headers },
      body,
      "immutable",
    );
    this.#assets.set(visit.path, kept);
    return { kind: "kept", kept };
  }

  /**
   * Has the app answer. Nothing of a held-back answer is sent yet.
   * @param forAll the render is not this visitor's alone: it goes on when they leave, and a HEAD is answered whole
   */
  async #render(entry: Entry, headers: IncomingHttpHeaders, forAll = false): Promise<Outcome> {
    const { visit, req, res } = entry;
    const context = new RequestContext(visit.id);
    const captured = new CapturedResponse(req, (answer) => this.#routeOf(answer, entry));
    if (!forAll) res.once("close", () => captured.abandon());
    req.headers = headers;
    if (forAll) req.method = "GET";
    withRequest(context, async () => this.#options.handler(req, captured)).catch((error: unknown) => {
      this.#options.log.error("a page failed", error, { request: visit.id });
      captured.destroy();
    });
    // Nobody should ever wait this long; but one render that hangs must not hold up all who ask for its page.
    const deadline = setTimeout(() => captured.destroy(), LONGEST_RENDER_MS).unref();
    const how = await Promise.race([captured.done, entry.tooLarge, ...outOfReach(visit, context)]);
    clearTimeout(deadline);
    if (how === "through") return { kind: "sent" };
    const failed = (failure: Failure): Outcome => ({ kind: "failed", failure, id: visit.id });
    if (how !== "whole") captured.abandon();
    if (how === "too-large") return failed("tooLarge");
    if (how === "unavailable") return failed("unavailable");
    if (how === "whole" && isUnknownForm(visit, captured))
      return failed(captured.statusCode === 409 ? "stale" : "badRequest");
    if (how === "whole" && isNoAction(visit, captured)) return failed("badRequest");
    if (how === "torn" || isBroken(visit, captured))
      return failed(context.unavailable ? "unavailable" : "broken");
    const answer = wholeOf(captured);
    if (isUndrawnNotFound(answer) && req.url !== NOWHERE) return this.#nowhere(entry, headers, forAll);
    return { kind: "answer", answer };
  }

  /**
   * The 404 page as an address that no route has gets it. Where a page says "not found" Next sends an empty body and
   * draws the 404 with a script, so without scripts nobody would see it. Answering with this instead also makes the
   * 404 of what is private and of what never was the same to the byte.
   */
  #nowhere(
    entry: Entry,
    {
      "content-type": _type,
      "content-length": _length,
      "next-action": _action,
      ...headers
    }: IncomingHttpHeaders,
    forAll: boolean,
  ): Promise<Outcome> {
    entry.req.url = NOWHERE;
    entry.req.method = "GET";
    return this.#render(entry, headers, forAll);
  }

  /** At the first byte: undefined holds the answer back, else its head is written and it goes through. */
  #routeOf(captured: CapturedResponse, { visit, res }: Entry): ServerResponse | undefined {
    if (this.#isAsset(visit) || visit.forEveryone || captured.statusCode >= 500) return undefined;
    const headers = { ...captured.getHeaders() };
    const type = String(headers["content-type"] ?? "");
    const own = headers["content-encoding"] !== undefined || headers["content-disposition"] !== undefined;
    if (!own && (isCompressible(type) || type === "")) return undefined;
    if (res.headersSent || res.destroyed) {
      captured.abandon();
      return undefined;
    }
    res.writeHead(captured.statusCode, dressed(headers, visit, this.#options));
    res.once("close", () => captured.abandon());
    if (/^text\/event-stream/i.test(type)) this.#streams.add(res, () => captured.abandon());
    return res;
  }

  async #sendWhole(answer: Whole, { visit, res, nonce }: Entry): Promise<void> {
    const scripts = visit.signedIn;
    const { status, headers, body } = scripts ? answer : forVisitors(answer, this.#options.dev);
    const dress = dressed(headers, visit, this.#options);
    if (isPage(headers) && scripts)
      dress["content-security-policy"] ??= contentPolicy("nonce", nonce, this.#options.dev);
    const packs = isCompressible(String(headers["content-type"] ?? "")) && body.length > 0 && status !== 206;
    if (packs) dress.vary = varying(dress.vary, "Accept-Encoding");
    const packed = packs ? await compress(body, pickEncoding(visit.encodings), "dynamic") : body;
    if (packed !== body) {
      dress["content-encoding"] = pickEncoding(visit.encodings);
      delete dress.etag;
    }
    if (body.length > 0) dress["content-length"] = packed.length;
    else if (visit.method === "HEAD") delete dress["content-length"];
    else if (status !== 204 && status !== 304) dress["content-length"] = 0;
    res.writeHead(status, dress);
    res.end(packed);
  }

  #isAsset({ method, path, query }: Visit): boolean {
    const plain = path.startsWith(ASSETS) && isPlainPath(path) && !query;
    return !this.#options.dev && plain && (method === "GET" || method === "HEAD");
  }

  #keyOf(visit: Visit, headers: IncomingHttpHeaders): string {
    return pageKey(visit.address, negotiateLanguage(headers), this.#options.epoch?.() ?? "");
  }
}

function sendKept(kept: KeptAnswer, visit: Visit, res: ServerResponse): Promise<void> {
  return kept.send(res, pickEncoding(visit.encodings), visit.id, visit.has);
}

/** Next's client hands a plain text on to the form, but only one whose type says nothing more. */
function plain({ write }: Visit): string {
  return write ? "text/plain" : "text/plain; charset=utf-8";
}
