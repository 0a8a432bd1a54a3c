import type { Site } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

const everywhere = {
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

type Kind = {
  what: string;
  path: string;
  status: number;
  as?: true;
  method?: "GET" | "POST";
  stranger?: true;
};

const kinds: Kind[] = [
  { what: "a visitors' page", path: "/", status: 200 },
  { what: "a member's page", path: "/", status: 200, as: true },
  { what: "a page for members, asked for by a visitor", path: "/people", status: 307 },
  { what: "a page that is not there", path: "/nothing-here", status: 404 },
  { what: "a page that is not there for a member", path: "/nothing-here", status: 404, as: true },
  {
    what: "a board that is not there",
    path: "/boards/4f6f0f5c-6c55-4c39-9f39-b0b5a6f0d8b1",
    status: 404,
    as: true,
  },
  { what: "the sign-in page", path: "/sign-in", status: 200 },
  { what: "the health answer", path: "/api/health", status: 200 },
  { what: "a photo that is not there", path: "/api/photos/none", status: 404, as: true },
  { what: "an address that makes no sense", path: "/%00", status: 400 },
  { what: "a write from another site", path: "/", status: 403, method: "POST", stranger: true },
];

for (const kind of kinds) {
  test(`${kind.what} carries the headers`, async ({ site }) => {
    const { status, headers } = await ask(site, kind);
    expect(status).toBe(kind.status);
    expect(Object.fromEntries(headers)).toMatchObject(everywhere);
    expect(headers.get("permissions-policy")).toContain("geolocation=()");
    expect(headers.get("referrer-policy")).toBe(
      kind.path === "/sign-in" ? "no-referrer" : "strict-origin-when-cross-origin",
    );
    expect(headers.get("content-security-policy")).toMatch(/default-src '(self|none)'/);
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("server")).toBeNull();
    if (kind.as) expect(headers.get("cache-control")).toBe("private, no-store");
    if (headers.get("content-type")?.includes("text/html")) {
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toMatch(
        kind.as ? /script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'/ : /script-src 'none'/,
      );
      expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
    }
  });
}

test("two answers never share a nonce", async ({ site }) => {
  const nonce = async () => {
    const { headers } = await ask(site, { path: "/", as: true });
    return /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
  };
  expect(await nonce()).not.toBe(await nonce());
});

test("a file that never changes may be kept by anyone", async ({ as, site }) => {
  const page = await as("sam");
  const style = page.waitForResponse((response) => response.url().includes("/_next/static/"));
  await page.goto("/");
  const headers = (await style).headers();
  expect(headers).toMatchObject(everywhere);
  expect(headers["cache-control"]).toContain("immutable");
  expect((await style).url()).toContain(site.origin);
});

async function ask(site: Site, { path, as, method = "GET", stranger }: Omit<Kind, "what" | "status">) {
  const cookie = as && (await site.session("sam"));
  return fetch(`${site.origin}${path}`, {
    method,
    redirect: "manual",
    headers: {
      accept: "text/html",
      ...(cookie && { cookie: `${cookie.name}=${cookie.value}` }),
      ...(stranger && { origin: "https://elsewhere.example" }),
    },
  });
}
