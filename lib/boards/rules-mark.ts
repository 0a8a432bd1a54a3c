import { createHash } from "node:crypto";

/** By what a form says which house rules stood above it; the database reckons the same (boards.come_in). */
export const rulesMark = (rules: string): string => createHash("sha256").update(rules).digest("hex");
