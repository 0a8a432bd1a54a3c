import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Site } from "./site.ts";

const app = join(import.meta.dirname, "../../app");

/** The address of every page of the app, as its folders say: "/meetups/[id]". */
export function routes(folder = ""): string[] {
  return addresses((file) => (file === "page.tsx" ? "" : undefined), folder);
}

/** The same of everything else that answers: files of data, of pictures, of what a machine asks for. */
export function files(): string[] {
  return addresses((file) => {
    const end = answers.find(([name]) => name.test(file))?.[1];
    // A kind of file that Next takes and nobody thought of here would never be asked for.
    if (end === undefined && !SILENT.test(file)) throw new Error(`At which address does ${file} answer?`);
    return end?.(file);
  });
}

/** Files that answer at an address of their own, and how it ends. */
const answers: [RegExp, (file: string) => string][] = [
  [/^route\.tsx?$/, () => ""],
  [/^sitemap\.(ts|xml)$/, () => "/sitemap.xml"],
  [/^robots\.(ts|txt)$/, () => "/robots.txt"],
  [/^manifest\.(ts|json|webmanifest)$/, () => "/manifest.webmanifest"],
  [
    /^(favicon\.ico|(icon|apple-icon|opengraph-image|twitter-image)\.(svg|png|jpg|gif))$/,
    (file) => `/${file}`,
  ],
  [/^(icon|apple-icon|opengraph-image|twitter-image)\.tsx?$/, (file) => `/${file.split(".")[0]}`],
];

/** Those that only make part of a page. */
const SILENT =
  /^(page|layout|template|loading|default|error|global-error|not-found|forbidden|unauthorized|actions)\.tsx?$|\.css$/;

function addresses(ending: (file: string) => string | undefined, folder = ""): string[] {
  return readdirSync(join(app, folder), { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isDirectory()) return addresses(ending, `${folder}/${entry.name}`);
      const end = ending(entry.name);
      return end === undefined ? [] : [folder.replace(/\/\([^)]*\)/g, "") + end || "/"];
    })
    .sort();
}

/** What stands for an id in an address, from the sample group. Undefined: nothing in it has such a page. */
export async function addressOf(route: string, site: Site): Promise<string | undefined> {
  let address = route;
  for (const [start, sql] of Object.entries(ids)) {
    if (!`${route}/`.startsWith(`${start}/`)) continue;
    const [row] = await site.rows<Record<string, string>>(sql);
    if (!row) return undefined;
    for (const [name, value] of Object.entries(row)) address = address.replace(`[${name}]`, value);
  }
  return address.includes("[") ? undefined : address;
}

/** Queries name what they find as the folder does. */
const meetup = `select id from meetup where starts_at > '2031-03-04' order by starts_at, id limit 1`;
const ids: Record<string, string> = {
  "/meetups/[id]": meetup,
  "/people/[id]": `select id from member where email = 'yara@example.org'`,
  "/boards/[id]/posts/[post]/edit": `select board_id as id, p.id as post from boards.post p
    join member m on m.id = author_id where m.email = 'mina@example.org' order by posted_at limit 1`,
  "/boards/[id]": `select board_id as id, id as post from boards.post order by posted_at limit 1`,
  "/proposals/[id]": `select id from proposal order by proposed_at, id limit 1`,
  "/series/[id]": `select id from series where name = 'Elevenses'`,
  "/votes/[id]": `select id from date_vote order by begun_at limit 1`,
  "/organise/series/[id]": `select id from series where name = 'Elevenses'`,
};
