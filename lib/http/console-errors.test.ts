import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { logPrintedErrors } from "./console-errors.ts";

const printed: string[] = [];
let putBack = () => {};

beforeEach(() => {
  printed.length = 0;
  // vitest has one of its own.
  vi.stubEnv("BASE_URL", "");
  vi.spyOn(process.stderr, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  putBack = logPrintedErrors();
});
afterEach(() => {
  putBack();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("an error that is printed becomes one line, without what somebody wrote", () => {
  const error = Object.assign(new Error("Invalid invocation: { text: 'a secret of mine' }"), {
    name: "PrismaClientValidationError",
    digest: "2668517605",
  });
  const { console: printer } = globalThis;
  printer.error("⨯", error);
  expect(printed).toHaveLength(1);
  expect(printed[0]).toContain("2668517605");
  expect(printed[0]).toContain("PrismaClientValidationError");
  expect(printed[0]).not.toContain("secret");
});
