// Without ".js", unlike its neighbours: in a route handler only the plain name is the server's half of it.
import { notFound } from "next/navigation";
import { env } from "#lib/env.ts";

/** The first line of every page under app/dev: outside development and tests there is no such page. */
export function devOnly(): void {
  if (env().mode === "production") notFound();
}
