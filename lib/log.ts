import { env } from "./env.ts";

type Fields = Record<string, string | number | boolean | undefined>;
type Level = "info" | "warn" | "error";

/** The request a line belongs to; the door keeps it for the length of a request. */
type RequestStore = { getStore(): { id: string } | undefined };
const requests = () =>
  (globalThis as { [key: symbol]: RequestStore | undefined })[Symbol.for("elevenses.request")];

/** Lines on their way out; on globalThis, because Next's bundle has a copy of its own of this file. */
const waitingKey = Symbol.for("elevenses.log");
const shared = globalThis as { [waitingKey]?: { text: string; timer: NodeJS.Timeout | undefined } };
const LONGEST_WAIT_MS = 100;
const ENOUGH = 16_384;

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

function write(level: Level, message: string, fields: Fields) {
  const request = requests()?.getStore()?.id;
  const line =
    env().mode === "production"
      ? JSON.stringify({ at: new Date().toISOString(), level, message, request, ...fields })
      : readable(level, message, { request, ...fields });
  if (level === "error") {
    flush();
    process.stderr.write(`${line}\n`);
  } else if (env().mode === "production") gather(line);
  else process.stdout.write(`${line}\n`);
}

/**
 * Writing each request's line by itself costs a tenth of what a kept page does, so lines go out together: after
 * 100 ms, at 16 kB, before an error's, and at the end of the process. Only kill -9 can lose those of 100 ms.
 */
function gather(line: string) {
  if (!shared[waitingKey]) {
    shared[waitingKey] = { text: "", timer: undefined };
    process.once("exit", flush);
  }
  const waiting = shared[waitingKey];
  waiting.text += `${line}\n`;
  if (waiting.text.length >= ENOUGH) return flush();
  waiting.timer ??= setTimeout(flush, LONGEST_WAIT_MS).unref();
}

function flush() {
  const waiting = shared[waitingKey];
  if (!waiting?.text) return;
  clearTimeout(waiting.timer);
  waiting.timer = undefined;
  process.stdout.write(waiting.text);
  waiting.text = "";
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
