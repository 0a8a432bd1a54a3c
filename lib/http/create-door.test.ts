// Long, because it goes through everything the door does, in one running door.
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import type { PageHandler } from "./door-options.ts";
import { ask, type OpenDoor, openDoor } from "./testing.ts";

const open: OpenDoor[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ door }) => door.drain(100)));
});

async function doorTo(handler: PageHandler, more?: Parameters<typeof openDoor>[1]): Promise<OpenDoor> {
  const opened = await openDoor(handler, more);
  open.push(opened);
  return opened;
}

const NEXT = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "private, no-cache, no-store, max-age=0, must-revalidate",
};
const SIGNED_IN = { cookie: "elevenses=something" };
const requestKey = Symbol.for("elevenses.request");
const current = () =>
  (globalThis as { [requestKey]?: { getStore(): { id: string; unavailable: boolean } | undefined } })[
    requestKey
  ]?.getStore();

/** A page as Next writes one: in pieces, with scripts, the nonce taken from the request's policy. */
function page(
  req: IncomingMessage,
  res: ServerResponse,
  more: Record<string, string | string[]> = {},
  status = 200,
) {
  const nonce = /'nonce-([^']+)'/.exec(String(req.headers["content-security-policy"]))?.[1] ?? "";
  res.writeHead(status, {
    ...NEXT,
    "x-powered-by": "Next.js",
    link: '</a.js>; rel=preload; as="script"',
    ...more,
  });
  res.write('<!doctype html><link rel="preload" as="script" href="/a.js"><p>Tea</p>');
  res.write(`<script nonce="${nonce}">1</script>`);
  res.end("<p>Coffee</p>");
}

function counting(answer: PageHandler = page) {
  const seen = { renders: 0, requests: [] as IncomingMessage["headers"][] };
  const handler: PageHandler = (req, res) => {
    seen.renders += 1;
    seen.requests.push(req.headers);
    return answer(req, res);
  };
  return { seen, handler };
}

const write = { method: "POST", headers: { "sec-fetch-site": "same-origin" } };

describe("visitors", () => {
  test("get pages without any script, from one render, with a tag", async () => {
    const { seen, handler } = counting();
    const { port } = await doorTo(handler);
    const first = await ask(port, "/");
    expect(first.text).toBe("<!doctype html><p>Tea</p><p>Coffee</p>");
    expect(first.headers["content-security-policy"]).toContain("script-src 'none'");
    expect(first.headers.link).toBeUndefined();
    expect(first.headers["x-powered-by"]).toBeUndefined();
    expect(first.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
    expect(first.headers.vary).toContain("Cookie");
    const second = await ask(port, "/");
    expect(second.text).toBe(first.text);
    expect(second.headers["x-request-id"]).not.toBe(first.headers["x-request-id"]);
    const third = await ask(port, "/", { headers: { "if-none-match": String(first.headers.etag) } });
    expect([third.status, third.text]).toEqual([304, ""]);
    const head = await ask(port, "/", { method: "HEAD" });
    expect([head.status, head.text, head.headers["content-length"]]).toEqual([
      200,
      "",
      String(first.body.length),
    ]);
    expect(seen.renders).toBe(1);
  });

  test("asking all at once cause one render", async () => {
    const { seen, handler } = counting(async (req, res) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      page(req, res);
    });
    const { port } = await doorTo(handler);
    const all = await Promise.all(Array.from({ length: 20 }, () => ask(port, "/")));
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    expect(seen.renders).toBe(1);
  });

  test("leave nothing of themselves in what is kept", async () => {
    const { seen, handler } = counting();
    const { port } = await doorTo(handler);
    const headers = {
      cookie: "theme=dark; other=1",
      "user-agent": "me",
      "x-forwarded-host": "evil.example",
      range: "bytes=0-1",
    };
    await ask(port, "/", { headers });
    const sent = JSON.stringify(seen.requests[0]);
    for (const word of ["theme", '"me"', "evil", "bytes", "127.0.0.1"]) expect(sent).not.toContain(word);
  });

  test("one who leaves early does not spoil it for the others", async () => {
    const { seen, handler } = counting(async (req, res) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      page(req, res);
    });
    const { port } = await doorTo(handler);
    const early = request({ port, host: "127.0.0.1", path: "/", headers: { host: "localhost" } });
    early.on("error", () => {});
    early.end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const other = ask(port, "/");
    early.destroy();
    expect((await other).status).toBe(200);
    expect(seen.renders).toBe(1);
  });

  test("get the new page after a notice, even when the old one was under way", async () => {
    let text = "old";
    const { pages, port } = await doorTo(async (_, res) => {
      const was = text;
      await new Promise((resolve) => setTimeout(resolve, 40));
      res.writeHead(200, NEXT).end(was);
    });
    const under = ask(port, "/");
    await new Promise((resolve) => setTimeout(resolve, 15));
    text = "new";
    pages.empty();
    expect((await ask(port, "/")).text).toBe("new");
    expect((await under).text).toBe("old");
    expect((await ask(port, "/")).text).toBe("new");
  });

  test.each([
    ["a session", "/", { headers: SIGNED_IN }, {}],
    ["another cookie of ours", "/", { headers: { cookie: "elevenses-pending=1" } }, {}],
    ["a query", "/?a=1", {}, {}],
    ["a write", "/", write, {}],
    ["an address with a token", "/sign-in", {}, {}],
    ["a request of Next's client", "/", { headers: { rsc: "1" } }, {}],
    ["an answer that sets a cookie", "/", {}, { "set-cookie": ["a=b"] }],
    ["an answer that says private", "/", {}, { "cache-control": "private" }],
  ])("are not served from the cache: %s", async (_, path, how, more) => {
    const { seen, handler } = counting((req, res) => page(req, res, more));
    const { port, pages } = await doorTo(handler);
    await ask(port, path, how);
    await ask(port, path, how);
    expect([seen.renders, pages.size]).toEqual([2, 0]);
  });

  test.each([201, 404, 410])("get a %s anew each time", async (status) => {
    const { seen, handler } = counting((req, res) => page(req, res, {}, status));
    const { port } = await doorTo(handler);
    expect((await ask(port, "/")).text).not.toContain("script");
    await ask(port, "/");
    expect(seen.renders).toBe(2);
  });

  test("who asked together for an answer that sets a cookie each get one of their own", async () => {
    let at = 0;
    const { port } = await doorTo(async (req, res) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      page(req, res, { "set-cookie": [`n=${at++}`] });
    });
    const all = await Promise.all([1, 2, 3].map(() => ask(port, "/")));
    expect(new Set(all.map(({ headers }) => String(headers["set-cookie"]))).size).toBe(3);
  });

  test("get no scripts on pages that are not kept, and on answers to forms", async () => {
    const { port } = await doorTo(page);
    for (const answer of [await ask(port, "/sign-in?code=1"), await ask(port, "/sign-in", write)]) {
      expect(answer.text).not.toMatch(/script/);
      expect(answer.headers["content-security-policy"]).toContain("script-src 'none'");
      expect(answer.headers["cache-control"]).toBe("private, no-store");
      expect(answer.headers["referrer-policy"]).toBe("no-referrer");
    }
  });
});

describe("what is for everyone", () => {
  const dates: PageHandler = (req, res) => {
    const bad = req.url?.includes("bad");
    res.writeHead(bad ? 400 : 200, {
      "content-type": "application/json",
      vary: "rsc",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "cache-control": "public, max-age=0, must-revalidate",
    });
    res.end(JSON.stringify({ url: req.url, cookie: req.headers.cookie ?? "none", method: req.method }));
  };

  test("is rendered without cookies, kept with its query, and given to members too", async () => {
    const { seen, handler } = counting(dates);
    const { port } = await doorTo(handler);
    const first = await ask(port, "/api/meetups.json?from=1", { headers: { ...SIGNED_IN, accept: "*/*" } });
    expect(JSON.parse(first.text)).toEqual({
      url: "/api/meetups.json?from=1",
      cookie: "none",
      method: "GET",
    });
    expect(first.headers).toMatchObject({
      "cache-control": "public, max-age=0, must-revalidate",
      "cross-origin-resource-policy": "cross-origin",
      "access-control-allow-origin": "*",
      vary: "Accept-Encoding, Accept-Language",
    });
    expect(first.headers["content-security-policy"]).toContain("default-src 'self'");
    expect(
      (await ask(port, "/api/meetups.json?from=1", { headers: { accept: "application/json" } })).text,
    ).toBe(first.text);
    const again = await ask(port, "/api/meetups.json?from=1", {
      headers: { ...SIGNED_IN, "if-none-match": String(first.headers.etag) },
    });
    expect([again.status, again.text]).toEqual([304, ""]);
    const head = await ask(port, "/api/meetups.json?from=1", { method: "HEAD" });
    expect([head.status, head.text, head.headers.etag]).toEqual([200, "", first.headers.etag]);
    expect(seen.renders).toBe(1);
    expect((await ask(port, "/api/meetups.json?from=2")).text).not.toBe(first.text);
    expect(seen.renders).toBe(2);
  });

  test("is made anew after a notice, and a refusal each time, for a member without their cookie too", async () => {
    const { seen, handler } = counting(dates);
    const { port, pages } = await doorTo(handler);
    await ask(port, "/embed");
    pages.empty();
    await ask(port, "/embed");
    expect(seen.renders).toBe(2);
    for (const headers of [{}, SIGNED_IN]) {
      const refused = await ask(port, "/api/meetups.json?bad", { headers });
      expect(refused.status).toBe(400);
      expect(JSON.parse(refused.text)).toMatchObject({ cookie: "none" });
      expect(refused.headers["access-control-allow-origin"]).toBe("*");
    }
    expect(seen.renders).toBe(4);
  });

  test("of pictures is held and kept as well", async () => {
    const { seen, handler } = counting((_, res) => {
      res.writeHead(200, { "content-type": "image/png" }).end(Buffer.alloc(2_000, 7));
    });
    const { port } = await doorTo(handler);
    const first = await ask(port, "/meetups/4f6f0f5c/opengraph-image");
    for (const query of ["?1", "?2", `?${"long".repeat(100)}`])
      await ask(port, `/meetups/4f6f0f5c/opengraph-image${query}`);
    expect(seen.renders, "whatever the query").toBe(1);
    const second = await ask(port, "/meetups/4f6f0f5c/opengraph-image", {
      headers: { accept: "image/*", "accept-encoding": "br" },
    });
    expect([second.status, second.body.length, second.headers["content-encoding"]]).toEqual([
      200,
      2_000,
      undefined,
    ]);
    expect(second.headers.etag).toBe(first.headers.etag);
    expect(seen.renders).toBe(1);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])("is only to be read: %s", async (method) => {
    const { seen, handler } = counting(dates);
    const { port } = await doorTo(handler);
    for (const [name, value] of [
      ["origin", "https://elsewhere.example"],
      ["sec-fetch-site", "same-origin"],
    ] as const) {
      const headers = { [name]: value };
      const answer = await ask(port, "/api/meetups.json", {
        method,
        headers: headers,
      });
      expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
    }
    expect(seen.renders).toBe(0);
  });

  test("keeps a door's own counsel in development: nothing is kept, and still there is no cookie", async () => {
    const { seen, handler } = counting(dates);
    const { port } = await doorTo(handler, { pages: undefined });
    const answers = [await ask(port, "/embed", { headers: SIGNED_IN }), await ask(port, "/embed")];
    for (const { text, headers } of answers) {
      expect(JSON.parse(text)).toMatchObject({ cookie: "none" });
      expect(headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
    }
    expect(seen.renders).toBe(2);
  });
});

describe("a page that is not there", () => {
  const undrawn = '<!doctype html><html id="__next_error__"><head></head><body></body></html>';
  const handler: PageHandler = async (req, res) => {
    const nowhere = !req.url?.startsWith("/boards/") && !req.url?.startsWith("/meetups/");
    res.writeHead(404, { "content-type": "text/html; charset=utf-8" });
    res.end(nowhere ? `<!doctype html><h1>Not here</h1><p>${req.method}</p>` : undrawn);
  };

  test.each([
    ["a visitor", {}, {}],
    ["a member", { cookie: "elevenses=a-session" }, {}],
    [
      "a form sent without scripts",
      { cookie: "elevenses=a-session", "sec-fetch-site": "same-origin" },
      { method: "POST", body: "a=b" },
    ],
  ])("is drawn by the server: %s", async (_who, headers, how) => {
    const { port } = await doorTo(handler);
    const answer = await ask(port, "/boards/one", { headers, ...how });
    expect([answer.status, answer.text]).toEqual([404, "<!doctype html><h1>Not here</h1><p>GET</p>"]);
  });

  test("is asked for once, even if that one were not drawn either", async () => {
    let renders = 0;
    const { port } = await doorTo((_, res) => {
      renders += 1;
      res.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(undrawn);
    });
    expect((await ask(port, "/boards/one", { headers: { cookie: "elevenses=a-session" } })).status).toBe(404);
    expect(renders).toBe(2);
  });

  test("is the same to the byte as one that never was", async () => {
    const { port } = await doorTo(handler);
    const headers = { cookie: "elevenses=a-session" };
    const answers = await Promise.all(
      ["/boards/one", "/boards/two", "/never"].map((path) => ask(port, path, { headers })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe("members", () => {
  test("keep their scripts, with a nonce that is new each time and the same in the page and its policy", async () => {
    const { port } = await doorTo(page);
    const nonces = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const { text, headers } = await ask(port, "/", { headers: SIGNED_IN });
      const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? "";
      expect(headers["content-security-policy"]).toContain(`'nonce-${nonce}' 'strict-dynamic'`);
      expect(headers["cache-control"]).toBe("private, no-store");
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test("never get what is kept for visitors, nor put anything there", async () => {
    const { port } = await doorTo((req, res) =>
      page(req, res, { "x-for": String(req.headers.cookie ?? "visitor") }),
    );
    expect((await ask(port, "/", { headers: SIGNED_IN })).headers["x-for"]).toBe("elevenses=something");
    expect((await ask(port, "/")).headers["x-for"]).toBe("visitor");
    expect((await ask(port, "/", { headers: SIGNED_IN })).headers["x-for"]).toBe("elevenses=something");
  });
});

test("every answer carries the house's headers", async () => {
  const { port } = await doorTo(
    (req, res) => {
      if (req.url === "/pic") res.writeHead(200, { "content-type": "image/webp" }).end("pic");
      else page(req, res);
    },
    { baseUrl: new URL("https://tea.example.org") },
  );
  const host = { host: "tea.example.org" };
  const answers = [
    await ask(port, "/", { headers: host }),
    await ask(port, "/", { headers: { ...host, ...SIGNED_IN } }),
    await ask(port, "/pic", { headers: host }),
    await ask(port, "/", { headers: { host: "evil.example" } }),
    await ask(port, "/", { method: "POST", headers: host }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 421, 403]);
  for (const { headers } of answers) {
    expect(headers["content-security-policy"]).toBeDefined();
    expect(headers["strict-transport-security"]).toBeDefined();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBeDefined();
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toBeDefined();
    expect(headers["x-request-id"]).toMatch(/^[\w-]{36}$/);
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("what the app says of its own uploads wins", async () => {
  const policy = "sandbox; default-src 'none'";
  const { port } = await doorTo((_, res) => {
    res.writeHead(200, { "content-type": "image/webp", "content-security-policy": policy }).end("pic");
  });
  expect((await ask(port, "/pic")).headers["content-security-policy"]).toBe(policy);
});

describe("the checks", () => {
  test("hosts: another name is refused, but health always answers", async () => {
    const { port } = await doorTo((_, res) => void res.end("ok"), {
      baseUrl: new URL("https://tea.example.org"),
      local: false,
    });
    const at = (host: string, path = "/") =>
      ask(port, path, { headers: { host } }).then(({ status }) => status);
    expect(await at("tea.example.org")).toBe(200);
    expect(await at("evil.example")).toBe(421);
    expect(await at("localhost")).toBe(421);
    expect(await at("10.0.0.7:8080", "/api/health")).toBe(200);
    expect(await at("10.0.0.7:8080", "/api/health/more")).toBe(421);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])(
    "a %s from nowhere is refused before the app hears of it",
    async (method) => {
      const { seen, handler } = counting();
      const { port } = await doorTo(handler);
      const refused = await ask(port, "/", { method, headers: { ...SIGNED_IN, "content-length": "0" } });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain("not sent from a page of this site");
      expect((await ask(port, "/", { method, headers: { origin: "http://evil.example" } })).status).toBe(403);
      expect(seen.renders).toBe(0);
      expect((await ask(port, "/", { method, headers: { origin: "http://localhost" } })).status).toBe(200);
    },
  );

  test("a mail program's one click comes in from anywhere, as nobody; at that one address only", async () => {
    const { port } = await doorTo(async (req, res) => {
      res.end(`${req.method} ${req.headers.cookie ?? "nobody"}`);
    });
    const from = { origin: "https://mail.example", cookie: "elevenses=a-session" };
    const click = { method: "POST", headers: from, body: "List-Unsubscribe=One-Click" };
    expect((await ask(port, "/api/letters/stop/votes-0", click)).text).toBe("POST nobody");
    expect((await ask(port, "/api/letters/stop/votes-0", { ...click, headers: {} })).status).toBe(200);
    for (const path of ["/api/sign-out", "/letters/stop/votes-0", "/api/letters/stop/votes-0/x"])
      expect((await ask(port, path, click)).status).toBe(403);
    expect((await ask(port, "/api/letters/stop/votes-0", { method: "DELETE", headers: from })).status).toBe(
      403,
    );
  });

  test("a form on a page without referrers reaches Next with an origin it takes", async () => {
    const { seen, handler } = counting();
    const { port } = await doorTo(handler);
    await ask(port, "/sign-in", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", origin: "null" },
    });
    expect(seen.requests[0]?.origin).toBe("http://localhost");
  });

  test.each([
    ["an address too long", `/${"a".repeat(5_000)}`, "GET"],
    ["an address of another host", "http://evil.example/", "GET"],
    ["an unknown method", "/", "PROPFIND"],
  ])("%s is refused", async (_, path, method) => {
    const { port } = await doorTo(page);
    expect((await ask(port, path, { method })).status).toBe(400);
  });

  test("who asks for something else than a page is told in one sentence", async () => {
    const { port } = await doorTo(page);
    const refused = await ask(port, "/", {
      method: "POST",
      headers: { accept: "text/x-component", "next-action": "a" },
    });
    expect(refused.headers["content-type"]).toMatch(/^text\/plain/);
    expect(refused.text).not.toContain("<");
  });
});

describe("bodies", () => {
  const reading: PageHandler = async (req, res) => {
    let bytes = 0;
    for await (const chunk of req) bytes += chunk.length;
    res.writeHead(200, { "content-type": "text/plain" }).end(String(bytes));
  };
  const MB = Buffer.alloc(1_000_000);
  const parts = (count: number) => Array.from({ length: count }, () => MB);

  test.each([
    ["/", 1, 200],
    ["/", 2, 413],
    ["/settings/profile", 11, 200],
    ["/settings/profile", 13, 413],
    ["/settings/profile/x", 2, 413],
  ])("%s with %i MB: %i, whether the length is said or not", async (path, count, status) => {
    const { port } = await doorTo(reading);
    const said = { ...write.headers, "content-length": String(count * MB.length) };
    const known = await ask(port, path, { method: "POST", headers: said, body: parts(count) });
    const chunked = await ask(port, path, { ...write, body: parts(count) });
    expect([known.status, chunked.status]).toEqual([status, status]);
    if (status === 200)
      expect([known.text, chunked.text]).toEqual([String(count * MB.length), String(count * MB.length)]);
    else expect(chunked.text).toContain("too much to send");
  });
});

describe("faults", () => {
  test("a bug shows our page with the number under which it stands in the log, and no more", async () => {
    const { port, errors } = await doorTo(() => {
      throw new Error("secret detail");
    });
    const { status, text, headers } = await ask(port, "/");
    expect(status).toBe(500);
    expect(text).toContain(String(headers["x-request-id"]));
    expect(text).not.toMatch(/secret|<script/);
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(errors).toHaveLength(1);
  });

  test.each([{}, { headers: SIGNED_IN }, write])("a 5xx of Next's becomes our page: %o", async (how) => {
    const { port } = await doorTo((req, res) => page(req, res, {}, 500));
    const { status, text } = await ask(port, "/", how);
    expect([status, text.includes("That went wrong"), text.includes("Coffee")]).toEqual([500, true, false]);
  });

  test("a page torn off half-way is a fault too", async () => {
    const { port } = await doorTo((_, res) => {
      res.writeHead(200, NEXT).write("<p>half");
      res.destroy(new Error("no more"));
    });
    expect((await ask(port, "/", { headers: SIGNED_IN })).status).toBe(500);
  });

  test("its page never links to another site", async () => {
    const { port } = await doorTo((_, res) => {
      res.destroy(new Error("no more"));
    });
    const { text } = await ask(port, "//evil.example/x", { headers: SIGNED_IN });
    expect(text).toContain('href="/"');
    expect(text).not.toContain("evil.example");
  });

  test.each([{}, { headers: SIGNED_IN }, write])(
    "the database out of reach is said at once: %o",
    async (how) => {
      const { port } = await doorTo(async (req, res) => {
        const request = current();
        if (request) request.unavailable = true;
        // The page itself would never come.
        await new Promise(() => {});
        page(req, res);
      });
      const { status, text, headers } = await ask(port, "/", how);
      expect(status).toBe(503);
      expect(text).toContain("Back in a moment");
      expect(headers["retry-after"]).toBe("5");
    },
  );

  test("visitors who wait for one render hear of it together", async () => {
    const { seen, handler } = counting(async () => {
      const request = current();
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (request) request.unavailable = true;
      await new Promise(() => {});
    });
    const { port } = await doorTo(handler);
    const all = await Promise.all([1, 2, 3].map(() => ask(port, "/")));
    expect(all.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(seen.renders).toBe(1);
  });

  test("a route under /api, and an action of Next's client, word it themselves", async () => {
    const { port } = await doorTo((_, res) => {
      const request = current();
      if (request) request.unavailable = true;
      res.writeHead(503, { "content-type": "application/json" }).end('{"database":"out"}');
    });
    expect((await ask(port, "/api/health")).text).toBe('{"database":"out"}');
    const action = { ...write.headers, "next-action": "a", accept: "text/x-component" };
    const answer = await ask(port, "/", { method: "POST", headers: action });
    expect([answer.status, answer.headers["content-type"]]).toEqual([503, "text/plain"]);
  });

  test("arguments that Next cannot read as an action's are a bad request", async () => {
    const { port } = await doorTo((_, res) => {
      res.writeHead(500, { "content-type": "text/x-component" }).end('1:E{"digest":"1"}');
    });
    const action = { ...write.headers, "next-action": "a", accept: "text/x-component" };
    expect((await ask(port, "/", { method: "POST", headers: action, body: "x" })).status).toBe(400);
    expect((await ask(port, "/", { headers: { rsc: "1" } })).status).toBe(500);
  });

  test.each([
    [409, "This page is older than the site"],
    [400, "That cannot be read"],
  ])("a form whose action Next does not know gets a page that says so: %i", async (status, title) => {
    const { port } = await doorTo((_, res) => {
      res.writeHead(status, { "content-type": "text/plain" }).end("Server Action unavailable.");
    });
    const answer = await ask(port, "/join", { method: "POST", headers: write.headers, body: "name=x" });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(title);
    expect(answer.text).not.toContain("Server Action");
  });

  test.each(["/%ff", "/%", "/a%00b", "/%E0%A4%A"])(
    "a path that is no text, %s, is a bad request",
    async (path) => {
      const { port } = await doorTo(() => {
        throw new Error("never asked");
      });
      expect((await ask(port, path)).status).toBe(400);
    },
  );

  test("a write that is refused is read to its end, so that the answer arrives", async () => {
    const { port } = await doorTo(() => {});
    const headers = { origin: "https://elsewhere.example" };
    const body = "x".repeat(1_000_000);
    expect((await ask(port, "/", { method: "POST", headers, body })).status).toBe(403);
  });

  test("the app sees the request's id, and never the client's", async () => {
    const { port } = await doorTo(
      (req, res) => void res.end(`${req.headers["x-request-id"]} ${current()?.id}`),
    );
    const { text, headers } = await ask(port, "/", { headers: { "x-request-id": "forged" } });
    const id = headers["x-request-id"];
    expect(text).toBe(`${id} ${id}`);
  });
});

test("a stream's line tells when it began to answer, and how long it stayed", async () => {
  const { port, lines, door } = await doorTo((_, res) => {
    res.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
  });
  const stream = ask(port, "/api/stream");
  await new Promise((resolve) => setTimeout(resolve, 600));
  await door.drain();
  await stream;
  const [, fields] = lines[0] ?? [];
  expect(fields).toMatchObject({ path: "/api/stream", status: 200, open: 1 });
  expect((fields as { ms: number }).ms).toBeLessThan(500);
});

test("one line for each request: no query, no address, no board", async () => {
  const { port, lines } = await doorTo(page);
  await ask(port, "/boards/editors?x=1", { headers: SIGNED_IN });
  await expect.poll(() => lines.length).toBe(1);
  const [message, fields] = lines[0] ?? [];
  expect(message).toBe("request");
  expect(fields).toMatchObject({ method: "GET", path: "/boards/*", status: 200 });
  expect(JSON.stringify(lines)).not.toMatch(/127\.0|something|editors|x=1/);
});

describe("compression", () => {
  const long = "<p>tea</p>".repeat(500);

  test("pages and text are packed, with what they vary by", async () => {
    const { port } = await doorTo((_, res) => void res.writeHead(200, { ...NEXT, vary: "rsc" }).end(long));
    for (const headers of [{}, SIGNED_IN] as Record<string, string>[]) {
      const answer = await ask(port, "/", { headers: { ...headers, "accept-encoding": "gzip, br" } });
      expect(answer.headers["content-encoding"]).toBe("br");
      expect(answer.headers.vary).toMatch(/rsc.*Accept-Encoding/);
      expect(brotliDecompressSync(answer.body).toString()).toBe(long);
    }
    expect((await ask(port, "/")).text).toBe(long);
  });

  test("event streams arrive as they are written, pictures and downloads as they are", async () => {
    const { port } = await doorTo((req, res) => {
      if (req.url === "/stream") {
        res.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
        return;
      }
      const name = { "content-disposition": "attachment" };
      res.writeHead(200, { "content-type": "text/csv", ...name }).end(long);
    });
    const download = await ask(port, "/file", { headers: { "accept-encoding": "br" } });
    expect([download.headers["content-encoding"], download.text]).toEqual([undefined, long]);
    const first = await new Promise((resolve) => {
      const req = request(
        { port, host: "127.0.0.1", path: "/stream", headers: { host: "localhost", "accept-encoding": "br" } },
        (res) =>
          res.once("data", (chunk) => {
            resolve(`${res.headers["content-encoding"]} ${chunk}`);
            req.destroy();
          }),
      );
      req.end();
    });
    expect(first).toBe("undefined data: 1\n\n");
  });

  test("the build's files are packed once and kept for ever, for members too", async () => {
    const { seen, handler } = counting((_, res) => {
      const control = { "cache-control": "public, max-age=31536000, immutable" };
      res.writeHead(200, { "content-type": "text/javascript", ...control }).end(long);
    });
    const { port, pages } = await doorTo(handler);
    const get = () => ask(port, "/_next/static/a.js", { headers: { ...SIGNED_IN, "accept-encoding": "br" } });
    const first = await get();
    pages.empty();
    const second = await get();
    expect(brotliDecompressSync(second.body).toString()).toBe(long);
    expect(second.headers["cache-control"]).toContain("immutable");
    expect([first.headers.etag, seen.renders]).toEqual([second.headers.etag, 1]);
  });
});

describe("draining", () => {
  test("finishes what is in flight, takes nothing new, ends streams", async () => {
    const { door, port } = await doorTo(async (req, res) => {
      if (req.url === "/stream") {
        res.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
      page(req, res);
    });
    const stream = ask(port, "/stream");
    const slow = ask(port, "/slow", { headers: { connection: "keep-alive" } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const drained = door.drain();
    expect((await stream).text).toBe("data: 1\n\n");
    await expect(ask(port, "/")).rejects.toThrow(/ECONNREFUSED/);
    expect((await slow).status).toBe(200);
    await drained;
  });

  test("ends a stream that was asked for before, and began only then", async () => {
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    let asked = false;
    const { door, port } = await doorTo(async (_, res) => {
      asked = true;
      await begun;
      res.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
    });
    const stream = ask(port, "/stream");
    await expect.poll(() => asked).toBe(true);
    const drained = door.drain();
    begin();
    expect((await stream).text).toBe("data: 1\n\n");
    await drained;
  });

  test("waits no longer than it may", async () => {
    const { door, port } = await doorTo(() => new Promise(() => {}));
    const never = ask(port, "/never").catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await door.drain(100);
    expect(await never).toMatch(/hang up|RESET/);
  });
});
