import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { readEnv } from "#lib/env.ts";

export type Arrived = { from: string; to: string[]; raw: string; mail: Email };

/** A mail server in this process. `refuse` makes it turn away every recipient, quoting the address as real ones do. */
export async function mailServer(): Promise<{
  url: string;
  arrived: Arrived[];
  refuse(on: boolean): void;
  close(): Promise<void>;
}> {
  const arrived: Arrived[] = [];
  let refusing = false;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: ({ address }, _session, done) =>
      done(refusing ? Object.assign(new Error(`<${address}> is unknown here`), { responseCode: 550 }) : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = envelope;
        arrived.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: raw.toString("utf8"),
          mail: await PostalMime.parse(raw),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    refuse: (on) => {
      refusing = on;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Settings for a test with a data folder of its own; `forget` removes it. */
export async function testSettings(given: Record<string, string> = {}): Promise<{ forget(): Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), "elevenses-mail-"));
  const shared = globalThis as { [key: symbol]: unknown };
  shared[Symbol.for("elevenses.env")] = readEnv({
    ELEVENSES_MODE: "test",
    ELEVENSES_DATA: data,
    BASE_URL: "https://elevenses.example.org",
    MAIL_FROM: "Elevenses <hello@example.org>",
    ...given,
  });
  return {
    forget: async () => {
      shared[Symbol.for("elevenses.env")] = undefined;
      await rm(data, { recursive: true, force: true });
    },
  };
}
