import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** What this data folder alone knows. A new name is made at the next start; none is ever taken away. */
export type Secrets = {
  /** Signs cookies and derives keys. */
  session: string;
  /** The password of the embedded PostgreSQL's own administrator. */
  postgresPassword: string;
  /** What pen names are hashed with (lib/access/pen.ts). */
  pen: string;
};

/** The pens' key has a file of its own, so that it can be left out where the database is backed up. */
const files = {
  "secrets.json": ["session", "postgresPassword"],
  "pens.json": ["pen"],
} as const satisfies Record<string, readonly (keyof Secrets)[]>;
const held = Symbol.for("elevenses.secrets");
const shared = globalThis as { [held]?: Secrets };

/**
 * Reads `<dataDir>/secrets.json` and `pens.json` (0600), making what is missing.
 * @param session wins over the kept one, so that several instances on one database can share it.
 */
export function loadSecrets(dataDir: string, session?: string): Secrets {
  const kept = Object.entries(files).map(([file, names]) => load(dataDir, join(dataDir, file), names));
  const secrets = { ...(Object.assign({}, ...kept) as Secrets), ...(session ? { session } : {}) };
  shared[held] = secrets;
  return secrets;
}

/** The secrets that the start loaded: one copy for what Node runs and for what Next bundles. */
export function secrets(): Secrets {
  const loaded = shared[held];
  if (!loaded) throw new Error("The secrets were asked for before loadSecrets() was called.");
  return loaded;
}

function load(dataDir: string, file: string, names: readonly string[]): Record<string, unknown> {
  const kept = read(file);
  const missing = names.filter((name) => typeof kept[name] !== "string");
  for (const name of missing) kept[name] = randomBytes(32).toString("base64url");
  if (missing.length > 0) write(dataDir, file, kept);
  return kept;
}

function read(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Making new ones would lock the people out and the database too: someone has to look.
    throw new Error(`${file} cannot be read as JSON. Put back the copy from your last backup.`);
  }
}

/** Whole or not at all: a power cut must not leave half a file. */
function write(dataDir: string, file: string, secrets: Record<string, unknown>): void {
  mkdirSync(dataDir, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  rmSync(temporary, { force: true });
  const handle = openSync(/* turbopackIgnore: true */ temporary, "wx", 0o600);
  writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(temporary, file);
}
