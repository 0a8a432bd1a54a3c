import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** One PostgreSQL for the whole run, in a process of its own; the workers find it by its address. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "database.ts")], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [address] = await Promise.race([once(child, "message"), ended(child)]);
  process.env.E2E_POSTGRES = String(address);
  return async () => {
    const gone = once(child, "exit");
    child.disconnect();
    await gone;
  };
}

async function ended(child: ChildProcess): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`The database for the tests did not start (${code}).`);
}
