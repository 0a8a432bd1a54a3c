/**
 * npm test, and npm run check (--quick): everything that must hold, set up from nothing. Plain JavaScript without
 * dependencies. One line a step; a step that fails shows what it said, and the others are run all the same.
 *
 * One browser journey by hand, once this has run (it builds, which that does not):
 *   node_modules/.bin/node node_modules/@playwright/test/cli.js test e2e/answer.spec.ts
 */
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { alone, build, children, generate, install, node24, root, say } from "./prepare.mjs";

const quick = process.argv.includes("--quick");
const at = (...path) => join(root, ...path);
const scratch = mkdtempSync(join(tmpdir(), "elevenses-npm-test-"));
const count = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} what was left out, and why */
const leftOut = [];

process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => {
    // Each child leads a group, so that what it started ends with it.
    for (const child of running) end(child, signal);
    for (const child of children) child.kill(signal);
    process.exit(signal === "SIGTERM" ? 143 : 130);
  });
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

console.log(quick ? "Elevenses: the quick check" : "Elevenses: all tests");
const ready = await prepared();
if (ready) {
  await program("Format and lint", [at("node_modules/@biomejs/biome/bin/biome"), "ci", "--colors=off"]);
  await types();
  await vitest();
  if (!quick) await journeys();
}
finish();

async function prepared() {
  return alone(async () => {
    const installed = await step("Packages", install);
    return installed && (await step("Database client", generate));
  });
}

async function types() {
  const next = at("node_modules/next/dist/bin/next");
  // Next writes the types of its routes; a build does too, but the quick check has none.
  const start = performance.now();
  const made = await run([next, "typegen"]);
  if (made.code !== 0) return result("Types", start, made);
  result("Types", start, await run([at("node_modules/typescript/bin/tsc"), "--noEmit", "-p", root]));
}

async function vitest() {
  const file = join(scratch, "vitest.json");
  const start = performance.now();
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code, said } = await run([at("node_modules/vitest/vitest.mjs"), ...args]);
  const found = json(file);
  if (!found) return result("Walls and unit tests", start, { code: code || 1, said });
  const all = found.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = all.filter(({ status }) => !["passed", "failed"].includes(status));
  // A file that could not even be loaded counts as one.
  const broken = found.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((each) => each.status === "failed"),
  );
  for (const { fullName, status } of skipped) leftOut.push(`${fullName}: ${status}`);
  const failed = found.numFailedTests + broken.length;
  add(
    start,
    "Walls and unit tests",
    { passed: found.numPassedTests, failed, skipped: skipped.length },
    code,
    said,
  );
}

async function journeys() {
  if (!(await alone(() => step("Build", build)))) return;
  const start = performance.now();
  const { browser, why } = await findBrowser();
  if (why) return result("Browser", start, { code: 1, said: why });
  say(`Browser${browser ? `: ${browser}` : ""}`, performance.now() - start);
  const file = join(scratch, "playwright.json");
  const began = performance.now();
  const { code, said } = await run(
    [at("node_modules/@playwright/test/cli.js"), "test", "--reporter=line,json"],
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      ...(browser && { CHROMIUM_PATH: browser }),
    },
  );
  const found = json(file);
  if (!found) return result("Journeys in a browser", began, { code: code || 1, said });
  const { expected, unexpected, flaky, skipped } = found.stats;
  for (const { title, tests } of specs(found)) {
    for (const { status, annotations } of tests)
      if (status === "skipped")
        leftOut.push(
          `${title}: ${annotations.map(({ description }) => description).join(", ") || "no reason given"}`,
        );
  }
  // What failed outside any test (a worker that did not start) counts as one.
  const failed = unexpected + flaky || (code === 0 ? 0 : 1);
  add(began, "Journeys in a browser", { passed: expected, failed, skipped }, code, said);
}

function specs({ suites = [], specs: own = [] }) {
  return [...own, ...suites.flatMap(specs)];
}

/** The system's Chromium, else Playwright's, else Debian's package where we may install it. */
async function findBrowser() {
  if (process.env.CHROMIUM_PATH) {
    const path = process.env.CHROMIUM_PATH;
    return executable(path) ? { browser: path } : { why: `CHROMIUM_PATH is ${path}, which is no program.` };
  }
  const found = onThisMachine();
  if (found) return { browser: found };
  const cli = at("node_modules/@playwright/test/cli.js");
  const own = () => {
    const script = 'console.log(require("playwright").chromium.executablePath())';
    const path = spawnSync(node24, ["-e", script], {
      cwd: root,
      env: environment(),
      encoding: "utf8",
    }).stdout.trim();
    return path && existsSync(path);
  };
  if (own()) return {};
  console.log("  Getting a browser; this happens once");
  const got = await run([cli, "install", "--only-shell", "chromium"], {}, 180_000);
  if (got.code === 0 && own()) return {};
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    const sh = "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium";
    const apt = await run(["-c", sh], {}, 600_000, "sh");
    const debian = onThisMachine();
    if (debian) return { browser: debian };
    return { why: `${apt.said}\n\n${noBrowser}` };
  }
  return { why: `${got.said}\n\n${noBrowser}` };
}

const noBrowser = "No Chromium was found and none could be got: install one, or name it in CHROMIUM_PATH.";

function onThisMachine() {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const folders = ["/usr/bin", "/usr/local/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const paths = folders.filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name)));
  paths.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  // Ubuntu's /usr/bin/chromium-browser may be a note that says to install a snap.
  return paths.find(
    (path) => executable(path) && spawnSync(path, ["--version"], { env: environment() }).status === 0,
  );
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A step of the set-up: it says how long it took, and only a failure is counted. */
async function step(what, work) {
  const start = performance.now();
  try {
    await work();
    say(what, performance.now() - start);
    return true;
  } catch (error) {
    result(what, start, { code: 1, said: error.message });
    return false;
  }
}

/** A step that is one test. */
async function program(what, args) {
  const start = performance.now();
  result(what, start, await run(args));
}

function result(what, start, { code, said }) {
  add(start, what, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, code, said);
}

function add(start, what, { passed, failed, skipped }, code, said) {
  // Whatever a reporter counted: a program that ended badly has not passed.
  const bad = failed || (code === 0 ? 0 : 1);
  count.passed += passed;
  count.failed += bad;
  count.skipped += skipped;
  say(`${what}${bad ? ": FAILED" : ""}`, performance.now() - start);
  if (bad) console.log(`\n${said.trim()}\n`);
}

function finish() {
  for (const each of leftOut) console.log(`  Skipped: ${each}`);
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  process.exitCode = count.failed > 0 ? 1 : 0;
}

/** Runs a program of ours on Node 24. @returns {Promise<{ code: number, said: string }>} */
function run(args, env = {}, timeout = 1_800_000, runner = node24) {
  return new Promise((resolve) => {
    const child = spawn(runner, args, {
      cwd: root,
      env: environment(env),
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    running.add(child);
    let said = "";
    const late = setTimeout(() => {
      said += `\nIt took longer than ${timeout / 1000} seconds.`;
      end(child, "SIGKILL");
    }, timeout);
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said = `${said}${chunk}`.slice(-60_000);
      });
    child.once("error", (error) => {
      said += error.message;
    });
    child.once("close", (code) => {
      clearTimeout(late);
      running.delete(child);
      resolve({ code: code ?? 1, said });
    });
  });
}

function end(child, signal) {
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Gone already.
  }
}

/** Chromium and npm want a home to write to; a service account may have none. */
function environment(more = {}) {
  const own = { ...process.env, CI: "1", NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", ...more };
  delete own.FORCE_COLOR;
  // What the host has set up for a real site is not for a test.
  for (const name of ["DATABASE_URL", "SMTP_URL", "MAIL_FROM", "BASE_URL", "PORT", "ELEVENSES_DATA"])
    delete own[name];
  for (const name of ["ELEVENSES_MODE", "ELEVENSES_SECRET", "TRUSTED_PROXY", "NODE_ENV"]) delete own[name];
  try {
    accessSync(homedir(), constants.W_OK);
    if (homedir() === "") throw new Error("none");
  } catch {
    own.HOME = scratch;
  }
  return own;
}

function json(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
