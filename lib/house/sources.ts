import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** The repository, seen from this file. */
export const root = join(import.meta.dirname, "../..");

/** `path` from the root with forward slashes; `code` is the text without comments. */
export type Source = { path: string; text: string; code: string; imports: Import[] };
/** `to`: a path from the root, or a package's name. `typeOnly`: gone when the program runs. `names`: what is taken. */
export type Import = { to: string; typeOnly: boolean; names: string[] };

/** Every file below the given folders and with one of the given endings; generated ones are left out. */
export function sources(folders: readonly string[], ending = /\.(ts|tsx|mjs|js)$/): Source[] {
  return folders
    .flatMap(filesIn)
    .filter((path) => ending.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      const code = withoutComments(text);
      return { path, text, code, imports: importsOf(path, code) };
    });
}

export const isTest = ({ path }: Source): boolean =>
  /\.test\.tsx?$|testing[^/]*\.ts$|^lib\/house\//.test(path);

function filesIn(folder: string): string[] {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return ["generated", "node_modules"].includes(entry.name) ? [] : filesIn(path);
  });
}

/** Good enough for code that a formatter has been over: a comment starts a line, follows a space, or is JSX's own. */
function withoutComments(text: string): string {
  return text.replace(/(^|[\s{(,])\/\*[\s\S]*?\*\//g, "$1").replace(/(^|\s)\/\/.*$/gm, "$1");
}

const STATIC = /(?:^|\n)[ \t]*(?:import|export)\s+(type\s)?([^;"'`=]*?)\s*from\s*["']([^"']+)["']/g;
const BARE = /(?:^|\n)[ \t]*import\s*["']([^"']+)["']/g;
const DYNAMIC = /\b(?:import|require)\(\s*["'`]([^"'`]+)["'`]/g;

function importsOf(path: string, code: string): Import[] {
  const found: Import[] = [];
  for (const [, type, clause = "", to = ""] of code.matchAll(STATIC)) {
    const names = clause
      .replace(/^.*?\{|\}.*$/gs, "")
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean);
    const onlyTypes = clause.trim().startsWith("{") && names.every((name) => name.startsWith("type "));
    found.push({ to: resolved(path, to), typeOnly: Boolean(type) || (names.length > 0 && onlyTypes), names });
  }
  for (const [, to = ""] of [...code.matchAll(BARE), ...code.matchAll(DYNAMIC)])
    found.push({ to: resolved(path, to), typeOnly: false, names: [] });
  return found;
}

function resolved(from: string, to: string): string {
  if (to.startsWith("#")) return to.slice(1);
  return to.startsWith(".") ? normalize(join(dirname(from), to)) : to;
}

/** All that a file brings along when it runs, itself left out: files by path and packages by name. */
export function reach(from: Source, all: ReadonlyMap<string, Source>): Set<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let source = open.pop(); source; source = open.pop()) {
    for (const { to, typeOnly } of source.imports) {
      if (typeOnly || seen.has(to)) continue;
      seen.add(to);
      const next = all.get(to);
      if (next) open.push(next);
    }
  }
  return seen;
}

/** The first ring found in a graph, as its members in order; undefined when there is none. */
export function ring(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const walk = (node: string, way: string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const found = walk(next, [...way, node]);
      if (found) return found;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const found = walk(node, []);
    if (found) return found;
  }
  return undefined;
}
