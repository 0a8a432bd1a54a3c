import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Running = { pid: number; born: string; address: string };

/**
 * Takes a data folder for this process, so that no second site runs on it. Returns what gives it back.
 * A claim whose process is gone (killed, or the machine went down) is taken over.
 * @throws a sentence with the address of the site that is running already
 */
export function claimDataFolder(dataDir: string, address: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const file = join(dataDir, "running.json");
  const ours: Running = { pid: process.pid, born: bornAt(process.pid), address };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (place(file, JSON.stringify(ours))) return () => rmSync(file, { force: true });
    const other = read(file);
    if (other && isRunning(other)) {
      throw new Error(
        `Elevenses is running already on ${dataDir}, at ${other.address} (process ${other.pid}).`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new Error(`Another start takes ${dataDir} just now; try again.`);
}

/** Written aside and linked into place, so that nobody ever reads half of it. False when there is one already. */
function place(file: string, text: string): boolean {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, text, { mode: 0o600 });
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Running;
  } catch {
    return undefined;
  }
}

/** The process is there and began when the claim says: process ids are used again. */
function isRunning({ pid, born }: Running): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return bornAt(pid) === born;
}

/** When a process began, in clock ticks since the machine did (proc_pid_stat(5), field 22); "" without /proc. */
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "gone" : (fields[19] ?? "");
  } catch {
    return "";
  }
}
