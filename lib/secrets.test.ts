import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadSecrets, secrets } from "./secrets.ts";

const dir = mkdtempSync(join(tmpdir(), "elevenses-secrets-"));
const file = join(dir, "secrets.json");
afterAll(() => rmSync(dir, { recursive: true }));

test("are made once, for nobody else to read", () => {
  const made = loadSecrets(dir);
  expect(made.session).not.toBe(made.postgresPassword);
  expect(made.session.length).toBeGreaterThanOrEqual(43);
  expect(loadSecrets(dir)).toEqual(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(dir, "pens.json")).mode & 0o777).toBe(0o600);
  expect(readdirSync(dir).sort()).toEqual(["pens.json", "secrets.json"]);
});

test("a name that is new is added, and what is there stays", () => {
  writeFileSync(file, JSON.stringify({ session: "kept", later: "kept too" }));
  expect(loadSecrets(dir)).toMatchObject({ session: "kept", later: "kept too" });
  expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("postgresPassword");
});

test("the environment's session secret wins and is not written down", () => {
  expect(loadSecrets(dir, "s".repeat(32)).session).toBe("s".repeat(32));
  expect(secrets().session).toBe("s".repeat(32));
  expect(readFileSync(file, "utf8")).not.toContain("ssss");
});

test("a damaged file is named, not overwritten", () => {
  writeFileSync(file, '{"sess');
  expect(() => loadSecrets(dir)).toThrow(`${file} cannot be read`);
  expect(readFileSync(file, "utf8")).toBe('{"sess');
});
