import { routes } from "./support/routes.ts";
import { startSite } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

test("nothing of app/dev is there in production", async () => {
  test.setTimeout(60_000);
  const site = await startSite(String(process.env.E2E_POSTGRES), { ELEVENSES_MODE: "production" });
  try {
    const { name, value } = await site.session("mina");
    const cookie = `${name}=${value}`;
    const paths = routes("/dev").map((route) => route.replace(/\[\w+\]/g, "anything"));
    for (const path of [...paths, "/dev/outbox/anything"]) {
      const answer = await fetch(`${site.origin}${path}`, { headers: { cookie, accept: "text/html" } });
      expect(answer.status, path).toBe(404);
    }
    await expect(site.setClock("2031-03-04T09:00:00Z")).rejects.toThrow("404");
  } finally {
    await site.stop();
  }
});
