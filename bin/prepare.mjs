/**
 * What must be there before anything runs: the packages, Prisma's client, Next's build. Each step does nothing when
 * nothing changed since it last succeeded, and says how long it took. Plain JavaScript without dependencies, for any
 * Node from 20.19: it runs before anything is installed.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Node 24, which npm brings. */
export const node24 = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
const at = (...path) => join(root, ...path);

/** Installs the packages of package-lock.json. @returns {Promise<number>} milliseconds; 0: nothing to do */
export async function install() {
  const marker = at("node_modules", ".elevenses-installed");
  const state = hash(["package-lock.json"], `${process.platform} ${process.arch}`);
  return step(marker, state, installedByHand() && existsSync(node24), async () => {
    const args = ["ci", "--no-audit", "--no-fund", "--include=dev"];
    const cli = process.env.npm_execpath;
    // npm waits five minutes for an answer that does not come before it asks again; a newcomer should not.
    const env = { npm_config_fetch_timeout: "45000", npm_config_fetch_retries: "4" };
    await (cli?.endsWith(".js") ? run(process.execPath, [cli, ...args], env) : run("npm", args, env));
    if (!existsSync(node24))
      throw new Error("npm ci did not bring Node 24; allow the install script of the package node.");
  });
}

/** Generates Prisma's client from the models. @returns {Promise<number>} as `install` */
export async function generate() {
  const marker = at("prisma", "generated", ".elevenses-generated");
  const state = hash(["prisma/schema.prisma", "prisma/models", "prisma.config.ts", "package-lock.json"]);
  // The command line wants to download an engine that generating does not need; any program will do in its place.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: node24,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  return step(marker, state, false, () =>
    run(node24, [at("node_modules/prisma/build/index.js"), "generate"], env),
  );
}

/** Builds the pages for production. @returns {Promise<number>} as `install` */
export async function build() {
  const marker = at(".next", ".elevenses-built");
  const state = hash(sources);
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  return step(marker, state, false, () => run(node24, [at("node_modules/next/dist/bin/next"), "build"], env));
}

/** Runs `work` while no other start in this clone installs or builds; waits for one that does. */
export async function alone(work) {
  const lock = at(".elevenses-lock");
  for (let said = false; !claim(lock); said = true) {
    if (!said) console.log("  Another start is installing or building here; waiting for it");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/** Prints one line of a start: what was done and how long it took. */
export function say(what, ms) {
  console.log(`  ${what.padEnd(34)} ${(ms / 1000).toFixed(1).padStart(6)} s`);
}

/** Everything a build reads. By content, so that a fresh checkout with new dates is recognised as the same. */
const sources = [
  ..."app components lib prisma/schema.prisma prisma/models public".split(" "),
  ..."next.config.js postcss.config.mjs package.json package-lock.json tsconfig.json".split(" "),
];

async function step(marker, state, doneByHand, work) {
  if (existsSync(marker) ? readFileSync(marker, "utf8") === state : doneByHand) {
    if (!existsSync(marker)) writeFileSync(marker, state);
    return 0;
  }
  const start = performance.now();
  rmSync(marker, { force: true });
  await work();
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, state);
  return Math.max(1, performance.now() - start);
}

/** Did someone run npm ci or npm install already, for this very lock file? npm leaves a copy of what it installed. */
function installedByHand() {
  try {
    const read = (path) => Object.entries(JSON.parse(readFileSync(at(path), "utf8")).packages);
    const there = new Map(read("node_modules/.package-lock.json"));
    const wanted = read("package-lock.json").filter(
      ([path, { optional, peer }]) => path && !optional && !peer,
    );
    return wanted.every(([path, { version, integrity }]) => {
      const found = there.get(path);
      return found?.version === version && found?.integrity === integrity;
    });
  } catch {
    return false;
  }
}

/** Children of a step that are at work: a start that is stopped takes them along. */
export const children = new Set();

/** Runs a program quietly; if it fails, throws with what it said. */
function run(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...home(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    children.add(child);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said = `${said}${chunk}`.slice(-20_000);
      });
    }
    child.once("error", reject);
    child.once("close", (code, signal) => {
      children.delete(child);
      if (code === 0) return resolve();
      const end = said.trim().split("\n").slice(-25).join("\n");
      reject(new Error(`${end}\n\n${[program, ...args].join(" ")} ended with ${signal ?? code}.`));
    });
  });
}

/** npm and Prisma want a home to keep caches in; a service account may have none, or one it may not write to. */
function home() {
  try {
    const path = homedir();
    if (path && statSync(path).isDirectory()) {
      accessSync(path, constants.W_OK);
      return {};
    }
  } catch {
    // None that can be used.
  }
  const path = join(tmpdir(), `elevenses-home-${process.getuid?.() ?? "user"}`);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return { HOME: path };
}

/** @param {string[]} paths files and folders below the root; those that are not there count as empty */
function hash(paths, extra = "") {
  const sum = createHash("sha256").update(extra);
  for (const file of paths.flatMap(filesIn)) sum.update(`\n${file}\n`).update(readFileSync(at(file)));
  return sum.digest("hex");
}

function filesIn(path) {
  const stat = statSync(at(path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(at(path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

/** Takes the lock, unless a living process has it. */
function claim(lock) {
  try {
    const handle = openSync(lock, "wx");
    writeSync(handle, `${process.pid} ${bornAt(process.pid)}`);
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  try {
    const [pid, born] = readFileSync(lock, "utf8").split(" ");
    // Just being written: look again.
    const young = !pid && Date.now() - statSync(lock).mtimeMs < 5000;
    if (!young && !(pid && alive(Number(pid)) && bornAt(Number(pid)) === born)) rmSync(lock, { force: true });
  } catch {
    // Given back meanwhile.
  }
  return false;
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** When a process began, in ticks since the machine did: process ids are used again. Empty where there is no /proc. */
function bornAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
