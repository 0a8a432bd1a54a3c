import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["{lib,prisma,components,app,bin}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/postgres/testing-setup.ts"],
    // Each worker brings a Node of its own; more than two gain nothing on a small machine.
    maxWorkers: 2,
    // As bin/start.mjs has it for the site.
    env: { TZ: "UTC" },
    testTimeout: 15_000,
    hookTimeout: 30_000,
  },
});
