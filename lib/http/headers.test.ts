import { expect, test } from "vitest";
import { cacheControl, contentPolicy, houseHeaders, linksWithoutScripts, newNonce } from "./headers.ts";
import type { Visit } from "./visit.ts";

const secure = { baseUrl: new URL("https://tea.example.org"), dev: false };
const plain = { baseUrl: new URL("http://localhost:3000"), dev: false };
const visit = (more: Partial<Visit>) =>
  ({ path: "/", method: "GET", write: false, signedIn: false, ...more }) as Visit;

test("a nonce is never the same and has 128 bits", () => {
  const nonces = new Set(Array.from({ length: 1_000 }, newNonce));
  expect(nonces.size).toBe(1_000);
  expect(Buffer.from(newNonce(), "base64")).toHaveLength(16);
});

test("policies", () => {
  expect(contentPolicy("none", undefined, false)).toContain("script-src 'none';");
  expect(contentPolicy("nonce", "abc", false)).toContain("script-src 'nonce-abc' 'strict-dynamic';");
  expect(contentPolicy("nonce", "abc", false)).not.toContain("unsafe-eval");
  for (const policy of [contentPolicy("none", undefined, false), contentPolicy("nonce", "abc", false)]) {
    expect(policy).not.toMatch(/script-src[^;]*unsafe|style-src [^;]*unsafe/);
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(part);
  }
});

test("HSTS only where the site is https", () => {
  expect(houseHeaders("/", secure)["strict-transport-security"]).toBeDefined();
  expect(houseHeaders("/", plain)["strict-transport-security"]).toBeUndefined();
});

test.each([
  ["/", "strict-origin-when-cross-origin"],
  ["/sign-in", "no-referrer"],
  ["/sign-in/code", "no-referrer"],
  ["/welcome", "no-referrer"],
  ["/letters/stop/votes-0", "no-referrer"],
  ["/sign-info", "strict-origin-when-cross-origin"],
])("referrer of %s: %s", (path, policy) => {
  expect(houseHeaders(path, plain)["referrer-policy"]).toBe(policy);
});

test("without https or this machine, forms on token pages must still say where they come from", () => {
  const lan = { baseUrl: new URL("http://192.168.1.5:3000"), dev: false };
  expect(houseHeaders("/sign-in", lan)["referrer-policy"]).toBe("same-origin");
});

test.each([
  [{ signedIn: true }, "public, max-age=60", "private, no-store"],
  [{ write: true, method: "POST" }, "public, max-age=60", "private, no-store"],
  [{ path: "/sign-in" }, "public", "private, no-store"],
  [{ path: "/welcome" }, undefined, "private, no-store"],
  [{}, "public, max-age=60", "public, max-age=60"],
  [{}, undefined, "private, no-store"],
  [
    { signedIn: true, path: "/_next/static/a.js" },
    "public, max-age=31536000, immutable",
    "public, max-age=31536000, immutable",
  ],
  [{ signedIn: true, path: "/_next/static/a.js" }, "public, max-age=0", "private, no-store"],
  [{ signedIn: true, path: "/api/photos/1" }, "private, no-cache", "private, no-cache"],
  [{ signedIn: true, path: "/api/photos/1", write: true }, "private, no-cache", "private, no-store"],
  [{ signedIn: true, path: "/people" }, "private, no-cache", "private, no-store"],
])("%o saying %s is kept as %s", (more, fromApp, control) => {
  expect(cacheControl(visit(more), fromApp)).toBe(control);
});

test("links lose their scripts only", () => {
  const link =
    '</a.woff2>; rel=preload; as="font", </a.js>; rel=preload; as="script", </b.css>; rel=preload; as=style';
  expect(linksWithoutScripts(link)).toBe(
    '</a.woff2>; rel=preload; as="font", </b.css>; rel=preload; as=style',
  );
  expect(linksWithoutScripts('</m.js>; rel="modulepreload"')).toBe("");
});
