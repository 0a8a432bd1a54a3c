import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./house/sources.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");

test("every path that the README names is there", () => {
  const named = [...read("README.md").matchAll(/`((?:app|bin|components|docs|e2e|lib|prisma)\/[^`\s]*)`/g)];
  const paths = named.map(([, path = ""]) => path).filter((path) => !/[<…]|^prisma\/generated/.test(path));
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("docs/hosting.md explains every setting", () => {
  const names = [...read("lib/env.ts").matchAll(/\bgiven\.([A-Z_]+)/g)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !read("docs/hosting.md").includes(`| \`${name}\` |`))).toEqual([]);
});

test("every page in the list of docs/decisions is there", () => {
  const list = read("docs/decisions/README.md");
  const linked = [...list.matchAll(/\]\((\d\d-[a-z-]+\.md)\)/g)].map(([, file = ""]) => file);
  expect(linked.filter((file) => !existsSync(join(root, "docs/decisions", file)))).toEqual([]);
});
