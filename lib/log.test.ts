import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { readEnv } from "./env.ts";
import { RequestContext, withRequest } from "./http/request-context.ts";
import { adoptConsole } from "./log.ts";

const { console: terminal } = globalThis;
const { error, warn } = terminal;
beforeAll(() => {
  // vitest has a BASE_URL of its own in the environment.
  (globalThis as Record<symbol, unknown>)[Symbol.for("elevenses.env")] = readEnv({ ELEVENSES_MODE: "test" });
});
afterEach(() => {
  Object.assign(terminal, { error, warn });
  vi.restoreAllMocks();
});

function written(work: () => void): string {
  let text = "";
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      text += chunk;
      return true;
    });
  work();
  vi.restoreAllMocks();
  return text;
}

test("an error that Next prints in a request is told with the request's number and without what a query held", () => {
  adoptConsole();
  const fault = Object.assign(new Error('Failing row contains ("what somebody wrote")'), { code: "23514" });
  const text = written(() => withRequest(new RequestContext("3f0c"), () => terminal.error("\u2a2f", fault)));
  expect(text).toContain("3f0c");
  expect(text).toContain("23514");
  expect(text).not.toContain("somebody wrote");
});

test("outside a request the console is as it was", () => {
  const plain = vi.fn();
  terminal.error = plain;
  adoptConsole();
  terminal.error("The port 3000 is in use");
  expect(plain).toHaveBeenCalledWith("The port 3000 is in use");
});
