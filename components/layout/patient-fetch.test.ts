import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patientFetch } from "./patient-fetch.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const torn = () =>
  new Response(
    new ReadableStream({
      pull: (controller) => controller.error(new TypeError("the network went")),
    }),
  );

/** A network that gives these answers one after the other; an Error is a failure. */
function network(...answers: (Response | Error)[]) {
  const asked: string[] = [];
  let here = "/meetups?older=1";
  const fetch = patientFetch(
    async (input) => {
      asked.push(String(input));
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new TypeError("no more");
      return answer;
    },
    () => here,
  );
  return {
    asked,
    fetch,
    goTo: (path: string) => {
      here = path;
    },
  };
}

const page = new URL("http://localhost/meetups?older=1&_rsc=abc");
const again = { headers: { RSC: "1" } };

test("a page that is fetched again is tried until it has arrived whole", async () => {
  const good = new Response("the page");
  const { fetch, asked } = network(
    new TypeError("no network"),
    new Response("", { status: 503 }),
    torn(),
    good,
  );
  const answer = fetch(page, again);
  await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
  expect(asked).toHaveLength(4);
  expect(await (await answer).text()).toBe("the page");
});

test.each([
  ["a page one goes to", new URL("http://localhost/people?_rsc=abc"), again],
  ["a page of another query", new URL("http://localhost/meetups?_rsc=abc"), again],
  ["a form", page, { ...again, method: "POST" }],
  ["what is fetched ahead", page, { headers: { rsc: "1", "next-router-prefetch": "1" } }],
  ["anything else", page, {}],
  ["an address as text", "/meetups?older=1", again],
])("%s fails as ever", async (_, input, init) => {
  const { fetch, asked } = network(new TypeError("no network"));
  await expect(fetch(input, init)).rejects.toThrow("no network");
  expect(asked).toHaveLength(1);
});

test("a bug is told at once", async () => {
  const { fetch } = network(new Response("", { status: 500 }));
  expect((await fetch(page, again)).status).toBe(500);
});

test("who has gone elsewhere waits no more for the page they left", async () => {
  const { fetch, asked, goTo } = network(new TypeError("no network"), new TypeError("still none"));
  const answer = fetch(page, again).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(0);
  goTo("/people");
  await vi.advanceTimersByTimeAsync(1_000);
  expect([await answer, asked.length]).toEqual(["still none", 2]);
});
