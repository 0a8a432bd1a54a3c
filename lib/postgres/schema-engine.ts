import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { readMigrations } from "./migrate.ts";

type SchemaFile = { path: string; content: string };
const filters = { externalTables: [], externalEnums: [] };

/**
 * Prisma's schema engine as WebAssembly, so that nothing has to be downloaded. Only for writing migrations
 * (bin/migration.ts) and for tests: the site applies them without it (see migrate.ts).
 */
export async function schemaEngine(url: string) {
  load();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url, max: 2 }));
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
  return {
    /** The SQL that leads from one set of models to another; `from` undefined: from an empty database. */
    async diff(from: SchemaFile[] | undefined, to: SchemaFile[]): Promise<string> {
      const target = (files: SchemaFile[]) => ({ tag: "schemaDatamodel" as const, files });
      const start = from ? target(from) : { tag: "empty" as const };
      const answer = await engine.diff({
        from: start,
        to: target(to),
        script: true,
        exitCode: null,
        filters,
      });
      return answer.stdout ?? "";
    },
    /** Which migrations of the folder Prisma's tools would still apply to this database. */
    async unapplied(folder: string): Promise<string[]> {
      const { history } = await engine.diagnoseMigrationHistory({
        migrationsList: listOf(folder),
        optInToShadowDatabase: false,
        filters,
      });
      return history && "unappliedMigrationNames" in history ? history.unappliedMigrationNames : [];
    },
    async [Symbol.asyncDispose](): Promise<void> {
      engine.free();
    },
  };
}

function listOf(folder: string) {
  return {
    baseDir: folder,
    lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: readMigrations(folder).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

let loaded = false;

/** The package's own entry imports the .wasm as a module, which neither Node nor vitest does without flags. */
function load(): void {
  if (loaded) return;
  const path = fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const module = new WebAssembly.Module(readFileSync(path.replace(/\.js$/, ".wasm")));
  const { exports } = new WebAssembly.Instance(module, {
    "./schema_engine_bg.js": glue as WebAssembly.ModuleImports,
  });
  const bindings = glue as unknown as { __wbg_set_wasm(wasm: WebAssembly.Exports): void };
  bindings.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  loaded = true;
}
