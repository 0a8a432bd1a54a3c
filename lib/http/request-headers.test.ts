import { expect, test } from "vitest";
import { cleanHeaders, everybodysHeaders } from "./request-headers.ts";

const passport = {
  id: "our-id",
  address: "203.0.113.9",
  host: "tea.example.org",
  scheme: "https",
  policy: "script-src 'none'",
};

test("nothing a client says in a proxy's or Next's name gets in", () => {
  const forged = {
    forwarded: "for=1.2.3.4",
    "x-forwarded-for": "1.2.3.4",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "gopher",
    "x-forwarded-port": "1",
    "x-real-ip": "1.2.3.4",
    "x-request-id": "forged",
    "x-client-address": "1.2.3.4",
    "x-middleware-subrequest": "src/middleware",
    "x-middleware-set-cookie": "a=b",
    "x-nextjs-data": "1",
    "x-nextjs-request-id": "1",
    "x-matched-path": "/organise",
    "x-invoke-path": "/organise",
    "x-now-route-matches": "1",
    "x-prerender-revalidate": "1",
    "content-security-policy": "script-src 'nonce-theirs'",
    "content-security-policy-report-only": "script-src 'nonce-theirs'",
  };
  expect(cleanHeaders({ ...forged, host: "evil.example" }, passport, false)).toEqual({
    host: "tea.example.org",
    "content-security-policy": "script-src 'none'",
    "x-request-id": "our-id",
    "x-client-address": "203.0.113.9",
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "tea.example.org",
    "x-forwarded-proto": "https",
  });
});

test("what a browser says for itself stays", () => {
  const own = {
    cookie: "elevenses=1",
    accept: "text/html",
    rsc: "1",
    "next-action": "abc",
    "user-agent": "B",
  };
  expect(cleanHeaders(own, passport, false)).toMatchObject(own);
});

test("Next's own client is heard in development", () => {
  expect(cleanHeaders({ "x-nextjs-request-id": "1" }, passport, true)["x-nextjs-request-id"]).toBe("1");
});

test("a page for everybody is asked for without anything of one visitor's", () => {
  const headers = everybodysHeaders(passport, "en-GB");
  expect(headers.cookie).toBeUndefined();
  expect(headers["user-agent"]).toBeUndefined();
  expect(JSON.stringify(headers)).not.toContain("203.0.113.9");
});
