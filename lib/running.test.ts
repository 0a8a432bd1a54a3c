import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { claimDataFolder } from "./running.ts";

const dir = mkdtempSync(join(tmpdir(), "elevenses-running-"));
const file = join(dir, "running.json");
afterAll(() => rmSync(dir, { recursive: true }));

test("a second site on the same folder is told where the first one is", () => {
  const release = claimDataFolder(dir, "http://localhost:3000");
  expect(() => claimDataFolder(dir, "http://localhost:3001")).toThrow(
    /running already on .+, at http:\/\/localhost:3000/,
  );
  expect(readdirSync(dir)).toEqual(["running.json"]);
  release();
  expect(existsSync(file)).toBe(false);
});

test("the claim of a process that is gone is taken over", () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(file, JSON.stringify({ pid, born: "1", address: "http://localhost:3000" }));
  claimDataFolder(dir, "http://localhost:3001")();
});

test.runIf(existsSync("/proc/self/stat"))("so is one whose process id belongs to another process now", () => {
  const release = claimDataFolder(dir, "http://localhost:3000");
  const claim = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...claim, born: "1" }));
  claimDataFolder(dir, "http://localhost:3001");
  release();
});

test("half a claim is none", () => {
  writeFileSync(file, '{"pi');
  claimDataFolder(dir, "http://localhost:3001")();
});
