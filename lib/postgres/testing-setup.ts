import type { TestProject } from "vitest/node";
import { startTestPostgres } from "./testing.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The administrator's address of the run's PostgreSQL. */
    postgres: string;
  }
}

/** vitest's globalSetup: one PostgreSQL for the whole run, stopped and removed at its end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, stop } = await startTestPostgres();
  project.provide("postgres", adminUrl);
  return stop;
}
