import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { NotFound } from "#lib/errors.ts";
import { now } from "#lib/time.ts";
import { outboxFolder } from "./send.ts";

export type OutboxLetter = {
  file: string;
  at: string;
  to: string;
  subject: string;
  text: string;
  html: string;
};

const FILE = /^\d{8}T\d{9}Z-[0-9a-f]{12}\.eml$/;

/** The newest letters of the outbox folder, the latest first. For development and tests. */
export async function outbox(most = 50): Promise<OutboxLetter[]> {
  const names = await readdir(outboxFolder()).catch(() => []);
  const newest = names
    .filter((name) => FILE.test(name))
    .sort()
    .reverse()
    .slice(0, most);
  return Promise.all(newest.map(outboxLetter));
}

/** One letter of the outbox. @throws {NotFound} for a name that is no letter's */
export async function outboxLetter(file: string): Promise<OutboxLetter> {
  if (!FILE.test(file)) throw new NotFound();
  const raw = await readFile(join(outboxFolder(), file)).catch(() => {
    throw new NotFound();
  });
  const { date, to, subject, text, html } = await PostalMime.parse(raw);
  return {
    file,
    at: date ?? "",
    to: to?.map((each) => each.address).join(", ") ?? "",
    subject: subject ?? "",
    text: text ?? "",
    html: typeof html === "string" ? html : "",
  };
}

/** Deletes what has lain in the outbox for thirty days, since letters hold names and addresses. */
export async function emptyOutbox(): Promise<void> {
  const names = await readdir(outboxFolder()).catch(() => []);
  const limit = new Date(now().getTime() - 30 * 24 * 60 * 60_000).toISOString().replace(/[-:.]/g, "");
  const old = names.filter((name) => FILE.test(name) && name < limit);
  await Promise.all(old.map((name) => rm(join(outboxFolder(), name), { force: true })));
}
