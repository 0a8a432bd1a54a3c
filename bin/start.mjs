/**
 * npm start, npm run demo (--demo), npm run dev (--dev): gets everything ready with whatever Node there is, then hands
 * over to bin/run.ts on Node 24. Plain JavaScript without dependencies.
 */
import { spawn } from "node:child_process";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Elevenses needs Node 20.19 or newer to start; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const { alone, build, children, generate, install, node24, root, say } = await import("./prepare.mjs");
const flags = process.argv.slice(2);
const unknown = flags.find((flag) => !["--demo", "--dev"].includes(flag));
if (unknown) {
  console.error(`There is no ${unknown}; npm start takes --demo or --dev.`);
  process.exit(1);
}

let site;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    // The site drains first, and we end when it has; what only installs or builds can just be ended.
    if (site) return site.kill(signal);
    for (const child of children) child.kill(signal);
    process.exit(signal === "SIGTERM" ? 143 : 130);
  });
}

try {
  console.log("Elevenses");
  await alone(async () => {
    await step("Packages installed", "Packages are there", install);
    await step("Database client generated", "Database client is there", generate);
    if (!flags.includes("--dev")) await step("Pages built", "Pages are built", build);
  });
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

const mode = flags.includes("--dev")
  ? { ELEVENSES_MODE: "development", NODE_ENV: "development" }
  : // The demo is a production build whose sign-in links work: the pages under /dev are there.
    { NODE_ENV: "production", ...(flags.includes("--demo") && { ELEVENSES_MODE: "development" }) };
const demo = flags.includes("--demo") && !process.env.ELEVENSES_DATA ? { ELEVENSES_DATA: "data-demo" } : {};
site = spawn(node24, ["bin/run.ts", ...flags], {
  cwd: root,
  // Instants are shown in the group's zone; the library that does it is only right in a process without clock changes.
  env: { ...process.env, TZ: "UTC", NEXT_TELEMETRY_DISABLED: "1", ...mode, ...demo },
  // Over the fourth the site learns that we were killed, and stops too.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
site.once("error", (error) => {
  console.error(`Node 24 could not be started: ${error.message}`);
  process.exit(1);
});
site.once("exit", (code, signal) => process.exit(code ?? (signal === "SIGKILL" ? 137 : 1)));

async function step(done, there, work) {
  const ms = await work();
  say(ms > 0 ? done : there, ms);
}
