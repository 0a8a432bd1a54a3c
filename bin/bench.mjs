/**
 * npm run bench -- pages|meetups|boards [--rounds=5] [--seconds=1.5] [--items=1000000]: gets everything ready as a start does, then measures on Node 24.
 * Plain JavaScript without dependencies.
 */
import { spawn } from "node:child_process";
import { alone, build, generate, install, node24, root, say } from "./prepare.mjs";

const [what = "", ...flags] = process.argv.slice(2);
if (
  !["pages", "meetups", "boards"].includes(what) ||
  flags.some((flag) => !/^--(rounds|seconds|items)=\d+(\.\d+)?$/.test(flag))
) {
  console.error(
    "There are three benchmarks: npm run bench -- pages|meetups|boards [--rounds=5] [--seconds=1.5] [--items=1000000]",
  );
  process.exit(2);
}

try {
  await alone(async () => {
    say("Packages are there", await install());
    say("Database client is there", await generate());
    say("Pages are built", await build());
  });
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

// What the host has set up for a real site is not for a measurement.
const own = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
for (const name of ["DATABASE_URL", "SMTP_URL", "MAIL_FROM", "BASE_URL", "PORT", "ELEVENSES_DATA"])
  delete own[name];
for (const name of ["ELEVENSES_MODE", "ELEVENSES_SECRET", "TRUSTED_PROXY", "NODE_ENV", "NODE_OPTIONS"])
  delete own[name];
const child = spawn(node24, [`bench/${what}.ts`, ...flags], { cwd: root, env: own, stdio: "inherit" });
// The terminal sends Ctrl-C to both; the child cleans up, and we end with it.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("exit", (code) => process.exit(code ?? 1));
