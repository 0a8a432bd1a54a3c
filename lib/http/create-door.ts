import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { words } from "#lib/i18n/words.ts";
import { accessFields } from "./access-log.ts";
import { Answering } from "./answering.ts";
import { clientAddress, trustedProxies } from "./client-address.ts";
import type { DoorOptions } from "./door-options.ts";
import { drain, OpenStreams } from "./drain.ts";
import { contentPolicy, newNonce } from "./headers.ts";
import { bodyLimit, declaresTooMuch, discardBody, LONGEST_URL, SERVER_LIMITS, watchBody } from "./limits.ts";
import { isOneClick, isOurHost, isOurOrigin } from "./origin.ts";
import { negotiateLanguage } from "./page-cache.ts";
import { cleanHeaders, everybodysHeaders, type Passport } from "./request-headers.ts";
import { newRequestId } from "./request-id.ts";
import { readVisit, type Visit } from "./visit.ts";

export type Door = { server: Server; drain(graceMs?: number): Promise<void> };

const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * The server around the app: every request passes the checks, every answer gets the headers. What happens to an
 * answer is in answering.ts. See docs/decisions/01-the-door.md.
 */
export function createDoor(options: DoorOptions): Door {
  const streams = new OpenStreams();
  const answering = new Answering(options, streams, words());
  const trusted = trustedProxies(options.trustedProxies);
  let draining = false;

  const server = createServer(SERVER_LIMITS, async (req, res) => {
    const started = performance.now();
    const visit = readVisit(req, newRequestId(), options.sessionCookie);
    if (draining) res.shouldKeepAlive = false;
    res.once("close", () =>
      options.log.info("request", accessFields(visit, res.statusCode, started, streams.since(res))),
    );
    try {
      await enter(req, res, visit);
    } catch (error) {
      options.log.error("the door failed", error, { request: visit.id });
      answering.fail("broken", visit, res);
    }
  });
  server.maxHeadersCount = 100;

  /** The checks, in the order of what they cost. */
  async function enter(req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> {
    if (
      !visit.path.startsWith("/") ||
      req.url === undefined ||
      req.url.length > LONGEST_URL ||
      !METHODS.has(visit.method) ||
      !isReadable(visit.path)
    )
      return answering.fail("badRequest", visit, res);
    const health = visit.path === "/api/health";
    if (!health && !isOurHost(req.headers.host, options.baseUrl, options.local))
      return answering.fail("misdirected", visit, res);
    const host = health ? options.baseUrl.host : (req.headers.host ?? "").toLowerCase();
    if (visit.write && visit.forEveryone) {
      await discardBody(req);
      return answering.fail("readOnly", visit, res);
    }
    const stranger = visit.write && !isOurOrigin(req.headers, options.baseUrl, host);
    if (stranger && !isOneClick(visit)) {
      await discardBody(req);
      return answering.fail("stranger", visit, res);
    }
    const limit = bodyLimit(visit);
    if (declaresTooMuch(req, limit)) {
      res.shouldKeepAlive = false;
      await discardBody(req);
      return answering.fail("tooLarge", visit, res);
    }
    if (await answering.fromKept(visit, req, res)) return;
    const nonce = newNonce();
    const passport = passportOf(req, visit, host, nonce);
    const headers = visit.forEveryone
      ? everybodysHeaders(passport, negotiateLanguage(req.headers))
      : cleanHeaders(req.headers, passport, options.dev);
    // A stranger's one click acts by its address alone, as nobody.
    if (stranger) delete headers.cookie;
    // The check is done, and Next would refuse the `Origin: null` of a page without referrers.
    if (visit.write) headers.origin = `${passport.scheme}://${host}`;
    await answering.answer({ visit, req, res, nonce, passport, headers, tooLarge: watchBody(req, limit) });
  }

  function passportOf(req: IncomingMessage, visit: Visit, host: string, nonce: string): Passport {
    const forwarded = [req.headers["x-forwarded-for"]].flat().join(",");
    return {
      id: visit.id,
      address: clientAddress(req.socket.remoteAddress ?? "", forwarded || undefined, trusted),
      host,
      scheme: options.baseUrl.protocol.slice(0, -1),
      // Without a nonce a visitors' page comes out the same each time, and so does its ETag.
      policy: contentPolicy(
        visit.signedIn ? "nonce" : "none",
        visit.signedIn ? nonce : undefined,
        options.dev,
      ),
    };
  }

  return {
    server,
    drain(graceMs) {
      draining = true;
      return drain(server, streams, graceMs);
    },
  };
}

/** Whether a path's percent signs stand for UTF-8: Next fails on others. A null nobody means. */
function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}
