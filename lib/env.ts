import { isIP } from "node:net";
import { resolve } from "node:path";

/** What the host can set, read and checked once. Every name is explained in docs/hosting.md. */
export type Env = {
  mode: "production" | "development" | "test";
  port: number;
  /** The address of this machine to listen on; undefined: all of them. */
  host: string | undefined;
  /** Where people reach the site, without a trailing slash. */
  baseUrl: URL;
  /** The data folder, absolute. */
  data: string;
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Shared by all instances of one site; undefined: made at first start and kept in the data folder. */
  secret: string | undefined;
  /** Addresses or CIDR blocks of the reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[];
};

/** A setting is wrong; the message is one sentence for the host: which, what is wrong, what to write. */
export class SettingError extends Error {
  override name = "SettingError";
}

/**
 * Reads and checks all settings.
 * @throws {SettingError} for the first one that is wrong
 */
export function readEnv(given: Record<string, string | undefined>): Env {
  const mode = oneOf("ELEVENSES_MODE", given.ELEVENSES_MODE || "production", [
    "production",
    "development",
    "test",
  ]);
  const port = readPort(given.PORT);
  const baseUrl = readBaseUrl(given.BASE_URL || `http://localhost:${port}`);
  return {
    mode,
    port,
    host: readHost(given.HOST, mode),
    baseUrl,
    data: resolve(/* turbopackIgnore: true */ given.ELEVENSES_DATA || "data"),
    databaseUrl: readUrl("DATABASE_URL", given.DATABASE_URL, ["postgres:", "postgresql:"], POSTGRES_EXAMPLE),
    smtpUrl: readUrl("SMTP_URL", given.SMTP_URL, ["smtp:", "smtps:"], SMTP_EXAMPLE),
    mailFrom: readMailFrom(given.MAIL_FROM, baseUrl),
    secret: readSecret(given.ELEVENSES_SECRET),
    trustedProxies: readProxies(given.TRUSTED_PROXY),
  };
}

const POSTGRES_EXAMPLE = "postgres://elevenses:password@localhost:5432/elevenses";
const SMTP_EXAMPLE = "smtps://user:password@mail.example.org:465";

function wrong(name: string, what: string, write: string): SettingError {
  return new SettingError(`${name} ${what}; write ${write}.`);
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (!found) throw wrong(name, `is "${value}", which it cannot be`, allowed.join(" or "));
  return found;
}

function readPort(value: string | undefined): number {
  if (!value) return 3000;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65535)
    throw wrong("PORT", `is "${value}", which is not a port`, "a whole number from 1 to 65535, such as 3000");
  return port;
}

/** Outside production the pages under /dev are there, sign-in codes among them: those are for this machine alone. */
function readHost(value: string | undefined, mode: Env["mode"]): string | undefined {
  if (!value) return mode === "production" ? undefined : "127.0.0.1";
  if (!isIP(value))
    throw wrong("HOST", `is "${value}", which is no address of a machine`, "127.0.0.1, or leave it out");
  return value;
}

function readBaseUrl(value: string): URL {
  const example = "the address people type, such as https://elevenses.example.org";
  if (!URL.canParse(value)) throw wrong("BASE_URL", `is "${value}", which is not an address`, example);
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw wrong("BASE_URL", `starts with "${url.protocol}"`, example);
  if (url.pathname !== "/" || url.search || url.hash || url.username)
    throw wrong("BASE_URL", "has more than a scheme, a host and a port", example);
  return url;
}

function readUrl(name: string, value: string | undefined, schemes: string[], example: string) {
  if (!value) return undefined;
  if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol) || !new URL(value).hostname)
    throw wrong(name, "is not an address it can use", `something like ${example}`);
  return value;
}

/** One plain address, with or without a name in front: "Elevenses <hello@example.org>". */
const PLAIN_ADDRESS = /^(?:[^<>@"\r\n,;]{1,80} <[^\s<>@,;:"]+@[a-z0-9.-]+>|[^\s<>@,;:"]+@[a-z0-9.-]+)$/i;

function readMailFrom(value: string | undefined, baseUrl: URL): string {
  if (!value) return `Elevenses <elevenses@${isIP(baseUrl.hostname) ? "localhost" : baseUrl.hostname}>`;
  if (!PLAIN_ADDRESS.test(value))
    throw wrong("MAIL_FROM", `is "${value}", which is not one mail address`, "Elevenses <hello@example.org>");
  return value;
}

function readSecret(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (value.length < 32)
    throw wrong(
      "ELEVENSES_SECRET",
      "is shorter than 32 characters",
      "at least 32 random characters, or leave it out",
    );
  return value;
}

function readProxies(value: string | undefined): string[] {
  const entries = (value ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address);
    if (!family || (bits !== undefined && !(/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))))
      throw wrong(
        "TRUSTED_PROXY",
        `holds "${entry}", which is no address`,
        "addresses such as 127.0.0.1 or 10.0.0.0/8",
      );
  }
  return entries;
}

const checked = Symbol.for("elevenses.env");
const shared = globalThis as { [checked]?: Env };

/** The settings of this process. Checked when first asked for, so that a build needs none of them. */
export function env(): Env {
  shared[checked] ??= readEnv(process.env);
  return shared[checked];
}

/** The session cookie's name: `__Host-` ties it to this very host, which only https allows. */
export function sessionCookieName(): string {
  return cookieName("elevenses");
}

/** The cookie of a browser that has asked for a code and not yet typed it. */
export function pendingCookieName(): string {
  return cookieName("elevenses-pending");
}

function cookieName(name: string): string {
  return env().baseUrl.protocol === "https:" ? `__Host-${name}` : name;
}
