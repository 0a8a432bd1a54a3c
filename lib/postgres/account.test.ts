import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { account } from "./account.ts";
import { type Binaries, binaries } from "./binaries.ts";

let folder: string;
let closed: Binaries;

/** A folder only its owner may look into, as a home is, with the programs and the data below it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "elevenses-closed-"));
  chmodSync(folder, 0o700);
  const native = dirname(dirname((await binaries()).postgres));
  cpSync(native, join(folder, "native"), { recursive: true });
  closed = {
    initdb: join(folder, "native/bin/initdb"),
    postgres: join(folder, "native/bin/postgres"),
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("PostgreSQL lays out its folder below one that is closed, whoever starts it", () => {
  const data = join(folder, "data");
  mkdirSync(data);
  const { program, args, ...as } = account(closed, data).command(closed.initdb, [
    `--pgdata=${join(data, "postgres")}`,
    "--auth=trust",
    "--username=elevenses",
    "--no-sync",
  ]);
  const { status, stderr } = spawnSync(program, args, { ...as, cwd: "/" });
  expect([status, stderr.toString()]).toEqual([0, expect.not.stringContaining("denied")]);
  expect(existsSync(join(data, "postgres", "PG_VERSION"))).toBe(true);
});
