import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Failure } from "./failure-page.ts";
import type { KeptAnswer } from "./kept-answer.ts";
import type { PageCache } from "./page-cache.ts";
import type { Passport } from "./request-headers.ts";
import type { Visit } from "./visit.ts";

/** Next's custom-server handler, or a stand-in for it. */
export type PageHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

export type DoorOptions = {
  handler: PageHandler;
  baseUrl: URL;
  /** Next's development server runs behind the door: nothing is kept. */
  dev: boolean;
  /** Other names of this machine are let in: development and tests. */
  local: boolean;
  sessionCookie: string;
  trustedProxies: readonly string[];
  /** The visitors' pages; undefined keeps none. Emptied and switched by whoever listens to notices. */
  pages: PageCache<Outcome> | undefined;
  /** The colour tokens as CSS, for the door's own pages. */
  tokens: string;
  /** Sets kept pages of another time apart: tests move the clock. */
  epoch?: () => string;
  log: {
    info(message: string, fields: Record<string, string | number>): void;
    error(message: string, error: unknown, fields: Record<string, string | number>): void;
  };
};

/** A request that has passed the door's checks. */
export type Entry = {
  visit: Visit;
  req: IncomingMessage;
  res: ServerResponse;
  nonce: string;
  passport: Passport;
  headers: IncomingHttpHeaders;
  tooLarge: Promise<"too-large">;
};

export type Whole = { status: number; headers: OutgoingHttpHeaders; body: Buffer };
/** What came of a render: an answer, one that everybody may have, a failure, or nothing left to do. */
export type Outcome =
  | { kind: "answer"; answer: Whole }
  | { kind: "kept"; kept: KeptAnswer }
  | { kind: "failed"; failure: Failure; id: string }
  | { kind: "sent" };
