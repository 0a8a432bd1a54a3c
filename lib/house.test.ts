// Over 250 lines because every wall of the house stands in this one place, to be read as a list.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isTest, reach, ring, root, type Source, sources } from "./house/sources.ts";
import { handlers } from "./jobs/handlers.ts";
import { jobNames, schedule } from "./jobs/queues.ts";

/** The walls between the parts of the house. There is no list of exceptions, and there will be none. */
const everything = sources(["app", "components", "lib", "prisma", "bin", "e2e", "bench"]);
const product = everything.filter(
  (source) => !isTest(source) && /^(app|components|lib|prisma|bin)\//.test(source.path),
);
const byPath = new Map(everything.map((source) => [source.path, source]));
const within = (folder: string) => product.filter(({ path }) => path.startsWith(`${folder}/`));

/** "file: what it imports" for each import that a wall forbids. */
function broken(
  files: Source[],
  forbidden: (to: string, file: Source) => boolean,
  { types = false } = {},
): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter(({ to, typeOnly }) => (types || !typeOnly) && forbidden(to, file))
      .map(({ to }) => `${file.path}: ${to}`),
  );
}

/** "file: what of it" for each file whose code has something in it. */
function holding(files: Source[], what: RegExp): string[] {
  return files.flatMap(({ path, code }) => {
    const found = what.exec(code);
    return found ? [`${path}: ${found[0].trim().replace(/\s+/g, " ").slice(0, 100)}`] : [];
  });
}

const isPackage = (to: string, name: string) => to === name || to.startsWith(`${name}/`);

describe("walls", () => {
  test("meaning never knows its screens: lib imports nothing of app or components", () => {
    expect(broken(within("lib"), (to) => /^(app|components)\//.test(to), { types: true })).toEqual([]);
  });

  test("links are ours alone, which fetch nothing before they are pressed", () => {
    const screens = [...within("components"), ...within("app")].filter(
      ({ path }) => path !== "components/ui/link.tsx",
    );
    expect(broken(screens, (to) => to === "next/link", { types: true })).toEqual([]);
  });

  test("components are handed data: they neither import app nor bring along anything that fetches", () => {
    expect(broken(within("components"), (to) => to.startsWith("app/"), { types: true })).toEqual([]);
    const fetching =
      /^lib\/(db\.ts|env\.ts|auth\.ts|access\/|http\/|jobs\/|mail\/|postgres\/)|\/queries\.ts$/;
    const reached = within("components").flatMap((file) =>
      [...reach(file, byPath)].filter((to) => fetching.test(to)).map((to) => `${file.path}: ${to}`),
    );
    expect(reached).toEqual([]);
  });

  test("who is looking at a board is said in one place: nobody else sets what row-level security asks", () => {
    const others = product.filter(({ path }) => !path.startsWith("lib/access/"));
    expect(holding(others, /set_config|set local|app\.(member_id|pen|now)/i)).toEqual([]);
  });

  test("pages read through queries and write through verbs", () => {
    const inner = /^lib\/(db\.ts|access\/(?!viewer\.ts))|^prisma\//;
    expect(broken(within("app"), (to) => inner.test(to), { types: true })).toEqual([]);
  });

  test("rules are pure: no clock, no database, no environment, not even at second hand", () => {
    const rules = within("lib").filter(({ path }) =>
      /\/(rules|recurrence|policy|audience|[a-z-]+-rules)\.ts$/.test(path),
    );
    expect(rules.length).toBeGreaterThan(2);
    const pure = /^(date-fns|rrule-temporal|temporal-polyfill)(\/|$)|^lib\/(time\.ts|[a-z]+\/[a-z-]+\.ts)$/;
    const unclean = /^lib\/(access\/(?!policy)|http|jobs|mail|postgres|realtime)\//;
    const reached = rules.flatMap((file) =>
      [...reach(file, byPath)]
        .filter((to) => !byPath.get("lib/time.ts")?.imports.some((each) => each.to === to))
        .filter((to) => !pure.test(to) || unclean.test(to))
        .map((to) => `${file.path}: ${to}`),
    );
    expect(reached).toEqual([]);
    const closure = new Set(rules.flatMap((file) => [file.path, ...reach(file, byPath)]));
    closure.delete("lib/time.ts");
    const files = [...closure].flatMap((path) => byPath.get(path) ?? []);
    expect(holding(files, /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\./)).toEqual([]);
    const clocks = files.filter(({ imports }) =>
      imports.some(
        ({ to, names }) =>
          to === "lib/time.ts" && names.some((name) => /^(now|atTime|setClock)\b/.test(name)),
      ),
    );
    expect(clocks.map(({ path }) => path)).toEqual([]);
  });

  test("the same verb runs in a request, a job, the seed and a test: lib knows neither Next nor React", () => {
    const meets = /^lib\/(http\/|auth\.ts$|access\/viewer\.ts$|mail\/letters?\/)/;
    const files = within("lib").filter(({ path }) => !meets.test(path));
    expect(broken(files, (to) => isPackage(to, "next") || isPackage(to, "react"))).toEqual([]);
  });

  test("effects leave through enqueue: only mail sends, only the worker handles", () => {
    const sends = broken(
      product,
      (to, { path }) => to === "lib/mail/send.ts" && !path.startsWith("lib/mail/"),
    );
    const handles = broken(
      product,
      (to, { path }) => to === "lib/jobs/handlers.ts" && path !== "lib/jobs/worker.ts",
    );
    expect([...sends, ...handles]).toEqual([]);
    expect(broken(product, (to, { path }) => to === "nodemailer" && !path.startsWith("lib/mail/"))).toEqual(
      [],
    );
  });

  test("one connection: the generated client runs in lib/db.ts only", () => {
    const client = (to: string) => to.startsWith("prisma/generated/") || isPackage(to, "@prisma/client");
    const files = everything.filter(({ path }) => path !== "lib/db.ts");
    expect(broken(files, client)).toEqual([]);
  });

  test("one place can be wrong about time zones: date-fns-tz is in lib/time.ts only", () => {
    const files = everything.filter(({ path }) => path !== "lib/time.ts");
    expect(broken(files, (to) => isPackage(to, "date-fns-tz"))).toEqual([]);
  });

  test("date-fns is taken in parts: the whole of it costs each start 0.7 s and 200 MB", () => {
    expect(broken(everything, (to) => to === "date-fns" || to === "date-fns-tz")).toEqual([]);
  });

  test("one list of settings: process.env is read in lib/env.ts only", () => {
    // The plain JavaScript in bin/ runs before anything is installed, and hands the environment on as it is.
    const files = product.filter(({ path }) => path !== "lib/env.ts" && /\.tsx?$/.test(path));
    expect(
      holding(files, /\bprocess\s*\.\s*env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b|["']node:process["']/),
    ).toEqual([]);
  });

  test("the boards' client is handed out in one place", () => {
    const takes = product.filter(({ code, path }) => /\bboardsDb\b/.test(code) && path !== "lib/db.ts");
    expect(takes.map(({ path }) => path)).toEqual(["lib/access/boards.ts"]);
  });

  test("whom somebody waits for is known to two files: what is said, and who is told when dates change", () => {
    const knows =
      /\b\w+\.condition\.(find|create|update|upsert|delete|count|group|aggregate)|\bconditions:\s*(\{|true)|\b(FROM|JOIN|INTO|UPDATE|TABLE)\s+(public\.)?"?condition\b/i;
    const files = product.filter(({ path }) => !path.startsWith("prisma/m"));
    const found = files.filter(({ code }) => knows.test(code)).map(({ path }) => path);
    expect(found).toContain("lib/meetups/said.ts");
    expect(found.filter((path) => !/^lib\/meetups\/(said|waiting-secretly)\.ts$/.test(path))).toEqual([]);
  });

  test("domains of lib do not call each other in rings", () => {
    // What every domain stands on is none: who asks, the door, words, the queue, the database, the wire.
    const ground = ["access", "http", "i18n", "jobs", "postgres", "realtime", "house"];
    const domain = (path: string) => /^lib\/([a-z-]+)\//.exec(path)?.[1] ?? "";
    const graph = new Map<string, Set<string>>();
    for (const { path, imports } of within("lib")) {
      const from = domain(path);
      for (const { to, typeOnly } of imports) {
        const other = domain(to);
        if (
          typeOnly ||
          !from ||
          !other ||
          from === other ||
          [from, other].some((name) => ground.includes(name))
        )
          continue;
        graph.set(from, (graph.get(from) ?? new Set()).add(other));
      }
    }
    expect(graph.size).toBeGreaterThan(2);
    expect(ring(graph)).toBeUndefined();
  });

  test("files do not import each other in rings", () => {
    const edges = (file: Source) =>
      new Set(file.imports.flatMap(({ to, typeOnly }) => (typeOnly ? [] : [to])));
    expect(ring(new Map(product.map((file) => [file.path, edges(file)])))).toBeUndefined();
  });
});

describe("app", () => {
  const app = within("app");
  const inOrganise = app.filter(({ path }) => path.startsWith("app/organise/"));
  const inDev = app.filter(({ path }) => path.startsWith("app/dev/"));

  test("holds only Next's own file names, actions.ts and styles", () => {
    // No loading and no template: what people must see would wait behind a script (docs/decisions/01-the-door.md).
    const names =
      /\/(page|layout|not-found|error|global-error|global-not-found|icon|apple-icon|opengraph-image)\.tsx$|\/(route|actions|sitemap|robots|manifest)\.ts$|\.(css|ico|svg|png|woff2)$/;
    const others = sources(["app"], /./).filter(({ path }) => !names.test(path));
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  test("every export of an actions.ts is made by one of the makers", () => {
    const files = app.filter(({ path }) => path.endsWith("/actions.ts"));
    expect(files.length).toBeGreaterThan(2);
    for (const { path, text, code } of files) {
      expect(text, path).toMatch(/^"use server";/);
      const exported = code.match(/^export\s.*$/gm) ?? [];
      const odd = exported.filter(
        (line) => !/^export (type |const \w+ = (member|organiser|public)Action[<(])/.test(line),
      );
      expect(odd, path).toEqual([]);
    }
  });

  test("there are no server actions anywhere else", () => {
    const files = [...app, ...within("components"), ...within("lib")].filter(
      ({ path }) => !path.endsWith("/actions.ts"),
    );
    expect(holding(files, /^\s*["']use server["']/m)).toEqual([]);
  });

  test("everything under app/organise is for organisers", () => {
    for (const { path, code } of inOrganise) {
      if (path.endsWith("/actions.ts")) expect(code, path).not.toMatch(/\b(member|public)Action\b/);
      if (path.endsWith("/page.tsx")) expect(code, path).toMatch(/\bpageOrganiser\(/);
      if (path.endsWith("/route.ts")) expect(code, path).toMatch(/\bcurrentOrganiser\(|\bpageOrganiser\(/);
    }
  });

  test("everything under app/(members) asks who is there", () => {
    const pages = app.filter(({ path }) => /^app\/\(members\)\/.*\/page\.tsx$/.test(path));
    expect(pages.filter(({ code }) => !/\bpageMember\(/.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test("app/dev is guarded, page by page", () => {
    const open = inDev.filter(
      ({ path, code }) => /\/(page\.tsx|route\.ts)$/.test(path) && !/\bdevOnly\(\)/.test(code),
    );
    expect(open.map(({ path }) => path)).toEqual([]);
  });
});

describe("jobs", () => {
  test("every job has a handler, and what runs by the clock is a job", () => {
    expect(Object.keys(handlers).sort()).toEqual([...jobNames].sort());
    expect(schedule.filter(({ job }) => !jobNames.includes(job))).toEqual([]);
  });
});

describe("style", () => {
  const typed = everything.filter(({ path }) => /\.tsx?$/.test(path));
  const scanners = /^lib\/house/;

  test("a file over 250 lines says why at its top", () => {
    const styles = sources(["app"], /\.css$/);
    const long = [...everything, ...styles].filter(({ text }) => text.split("\n").length > 251);
    const silent = long.filter(({ text }) => !/^("use client";\s*)?(#!.*\s*)?(\/\/|\/\*)/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test("types are not switched off", () => {
    const files = typed.filter(({ path }) => !scanners.test(path));
    expect(holding(files, /(:|\bas|<|\||,)\s*any\b(?=\s*[;,)>=\]|[]|$)/m)).toEqual([]);
    const silenced = files.filter(({ text }) =>
      /@ts-(ignore|expect-error|nocheck)|biome-ignore-all/.test(text),
    );
    expect(silenced.map(({ path }) => path)).toEqual([]);
  });

  test("no test is left out or alone", () => {
    const tests = everything.filter(({ path }) => /\.(test|spec)\.tsx?$/.test(path) && !scanners.test(path));
    expect(
      holding(tests, /\b(test|it|describe|suite)(\.\w+)*\.(only|skip|todo|fixme)\b|\bx(it|test|describe)\(/),
    ).toEqual([]);
  });

  test("no grab bags", () => {
    const bags = /\/(utils?|helpers?|services?|managers?|repositor(y|ies)|types|index)\.tsx?$/;
    const found = everything.filter(
      ({ path }) => bags.test(path) && !/^lib\/i18n\/[a-zA-Z-]+\/index\.ts$/.test(path),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test("every word people read is in the catalogue: none is written into a screen", () => {
    const screens = [...within("app"), ...within("components")].filter(({ path }) => path.endsWith(".tsx"));
    // Text between tags, and text in the attributes and props that are read out or shown.
    const between = /(?<=["'}\w/])>([^<>{}=;()&|]*\p{L}{2,}[^<>{}=;()&|]*)<[/A-Za-z]/gu;
    const spoken =
      /\s(?:aria-label|alt|title|placeholder|label|lede|text|hint|legend|summary|pendingLabel)="([^"]*\p{L}{2,}[^"]*)"/gu;
    const found = screens.flatMap(({ path, code }) =>
      [...code.matchAll(between), ...code.matchAll(spoken)].map((hit) => `${path}: ${hit[1]?.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

describe("principles", () => {
  test("the database has nowhere to keep who came, how often, or when somebody was last here", () => {
    const told =
      /last_?(seen|visit|active|here|login|sign_?in|read|online)|seen_?at|read_?at|opened_?at|streak|no_?show|attend|turned_?up|punctual|visit_?count|login_?count|sign_?in_?count|leader_?board|score|rank/i;
    const schema = sources(["prisma/models", "prisma/migrations"], /\.(prisma|sql)$/);
    expect(schema.length).toBeGreaterThan(3);
    const fields = schema.flatMap(({ path, text }) =>
      text
        .split("\n")
        .map((line) => line.replace(/\/\/.*|--.*/, ""))
        .flatMap((line) => line.match(/\b[a-z][A-Za-z_]+\b/g) ?? [])
        .filter((name) => told.test(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(fields).toEqual([]);
  });
});

describe("packages", () => {
  type Locked = { version?: string; resolved?: string };
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  const copies = (name: string) =>
    Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));

  const floors = {
    next: "16.3.3",
    react: "19.2.1",
    "react-dom": "19.2.1",
    sharp: "0.35.4",
    "next-auth": "4.24.15",
    "@auth/core": "0.41.3",
    nodemailer: "10.6.0",
    "smtp-server": "3.18.3",
    "markdown-it": "14.1.1",
  };

  test.for(Object.entries(floors))("no copy of %s is older than %s", ([name, floor]) => {
    const found = copies(name).map(([path, { version = "0" }]) => ({ path, version }));
    if (name !== "@auth/core") expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ version }) => older(version, floor))).toEqual([]);
  });

  test.for(["mailparser", "ip", "ics"])("%s is not used", (name) => {
    expect(copies(name)).toEqual([]);
  });

  test("the lock file names no address to download from", () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved)).toEqual([]);
  });
});

/** A pre-release is older than its release; floors have none. */
function older(version: string, floor: string): boolean {
  const parts = (text: string) => (text.split("-")[0] ?? "").split(".").map(Number);
  const [have, want] = [parts(version), parts(floor)];
  for (let at = 0; at < 3; at++) {
    if (have[at] !== want[at]) return (have[at] ?? 0) < (want[at] ?? 0);
  }
  return version.includes("-");
}
