import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { env } from "#lib/env.ts";
import { words } from "#lib/i18n/words.ts";
import { group } from "#lib/site/group.ts";
import { now } from "#lib/time.ts";
import { compose } from "./compose.ts";
import type { Letter } from "./letter.ts";

/** How long a mail server may take to be reached, to greet, and to say nothing in between. */
const SMTP_WAITS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 20_000,
};

/**
 * A letter could not be handed over. The name carries what kind of trouble it was and the server's number; the
 * server's own words are left behind, because they quote the address (and the queue keeps what is thrown).
 */
export class LetterNotSent extends Error {
  constructor(cause: unknown) {
    const { code, responseCode } = cause as { code?: unknown; responseCode?: unknown };
    const kind = [typeof code === "string" ? code : "EMAIL", Number(responseCode) || ""].join(" ").trim();
    super(`The letter was not taken (${kind}).`);
    this.name = `LetterNotSent ${kind}`;
  }
}

/**
 * The only door out: by SMTP_URL where there is one, else as a file in the outbox.
 * @param jobId the same for every try of one letter
 * @throws {LetterNotSent}
 */
export async function send(letter: Letter, jobId: string): Promise<void> {
  const site = await group();
  const sender = {
    group: site?.name ?? words()("common.product"),
    locale: site?.locale ?? "en-GB",
    stopLabel: words(site?.locale)("letterKinds.stopLink"),
    baseUrl: env().baseUrl,
  };
  const mail = compose(letter, sender, jobId);
  const { smtpUrl } = env();
  await (smtpUrl ? bySmtp(smtpUrl, mail) : toOutbox(mail));
}

async function bySmtp(url: string, mail: SendMailOptions): Promise<void> {
  // A password never goes over a line that is not encrypted, whatever the server offers.
  const requireTLS = new URL(url).username !== "";
  const transport = createTransport({ url, requireTLS, ...SMTP_WAITS });
  try {
    await transport.sendMail(mail);
  } catch (error) {
    throw new LetterNotSent(error);
  } finally {
    transport.close();
  }
}

/** Where letters lie while there is no mail server. */
export const outboxFolder = (): string => join(env().data, "outbox");

/** Whole or not at all: it is written beside and moved, and only the host may read it. */
async function toOutbox(mail: SendMailOptions): Promise<void> {
  const { message } = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: "unix",
  }).sendMail(mail);
  const folder = outboxFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = now().toISOString().replace(/[-:.]/g, "");
  const file = join(folder, `${at}-${randomBytes(6).toString("hex")}.eml`);
  const beside = `${file}.part`;
  try {
    const handle = await open(beside, "wx", 0o600);
    try {
      await handle.writeFile(message as Buffer);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
