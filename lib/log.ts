import { env } from "./env.ts";

type Fields = Record<string, string | number | boolean | undefined>;
type Level = "info" | "warn" | "error";

/** The request a line belongs to; the door keeps it for the length of a request. */
type RequestStore = { getStore(): { id: string } | undefined };
const requests = () =>
  (globalThis as { [key: symbol]: RequestStore | undefined })[Symbol.for("elevenses.request")];

/**
 * One line for the host. JSON in production, readable elsewhere. No personal data but a member's id may be among
 * the fields: no address, no name, nothing anybody wrote, no board's id.
 */
export const log = {
  info: (message: string, fields: Fields = {}) => write("info", message, fields),
  warn: (message: string, fields: Fields = {}) => write("warn", message, fields),
  /** Logs a bug with its stack. Query texts and values do not reach the line: see `reason`. */
  error: (message: string, error: unknown, fields: Fields = {}) =>
    write("error", message, { ...fields, ...reason(error) }),
};

/**
 * Has what Next writes to the console during a request go through this log. Its own way prints an error of a page
 * over many lines, with what its message quotes and without the number that the visitor was shown.
 */
export function adoptConsole(): void {
  const { console: terminal } = globalThis;
  for (const level of ["error", "warn"] as const) {
    const plain = terminal[level];
    terminal[level] = (...said: unknown[]) => {
      if (!requests()?.getStore()) return plain(...said);
      const error = said.find((each) => each instanceof Error);
      if (error) return log.error("the app failed", error);
      write(level, "the app says", { reason: said.map(String).join(" ").slice(0, 300) });
    };
  }
}

function write(level: Level, message: string, fields: Fields) {
  const request = requests()?.getStore()?.id;
  const line =
    env().mode === "production"
      ? JSON.stringify({ at: new Date().toISOString(), level, message, request, ...fields })
      : readable(level, message, { request, ...fields });
  (level === "error" ? process.stderr : process.stdout).write(`${line}\n`);
}

function readable(level: Level, message: string, fields: Fields) {
  const rest = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => (key === "stack" ? `\n${value}` : `${key}=${value}`));
  return [level === "info" ? "·" : level.toUpperCase(), message, ...rest].join(" ");
}

/** A database error's own message may quote what a member wrote, so of those only code and kind are kept. */
function reason(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const fromDatabase = typeof code === "string" || error.name.startsWith("Prisma");
  return {
    error: error.name,
    code: typeof code === "string" ? code : undefined,
    reason: fromDatabase ? undefined : error.message.slice(0, 300),
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .join("\n"),
  };
}
