import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { db, disconnect, pointAt } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { atTime } from "#lib/time.ts";
import type { Letter } from "./letter.ts";
import { emptyOutbox, outbox, outboxLetter } from "./outbox.ts";
import { send } from "./send.ts";
import { mailServer, testSettings } from "./testing.ts";

let database: TestDatabase;
let server: Awaited<ReturnType<typeof mailServer>>;
let settings: Awaited<ReturnType<typeof testSettings>>;

const jobId = "0b9d1c1e-7c2f-4a55-9b7a-1b1f9c1d2e3f";
const letter = (more: Partial<Letter> = {}): Letter => ({
  to: "ana@example.org",
  subject: "Monday 11:00 at Costa: it’s on",
  blocks: [
    { kind: "paragraph", text: "Hello Ana, naïve café ☕" },
    { kind: "code", text: "ABCD-2345" },
  ],
  ...more,
});

beforeAll(async () => {
  database = await testDatabase();
  pointAt({ site: database.siteUrl, boards: database.boardsUrl });
  await db.site.create({ data: { name: "Kings Heath", zone: "Europe/London", createdAt: new Date() } });
  server = await mailServer();
});
afterAll(async () => {
  await server.close();
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  server.arrived.length = 0;
  server.refuse(false);
  settings = await testSettings({ SMTP_URL: server.url });
});
afterEach(() => settings.forget());

test("a letter arrives with both parts and says that nobody need answer", async () => {
  await send(letter(), jobId);
  const [{ from, to, mail, raw } = fail()] = server.arrived;
  expect([from, to]).toEqual(["hello@example.org", ["ana@example.org"]]);
  expect(mail.from).toMatchObject({ name: "Elevenses", address: "hello@example.org" });
  expect(mail.subject).toBe("Monday 11:00 at Costa: it’s on");
  expect(mail.text?.split("\n")).toContain("ABCD-2345");
  expect(mail.html).toContain("naïve café ☕");
  expect(mail.html).toContain("Kings Heath");
  expect(mail.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
  expect(raw).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(raw).not.toMatch(/^X-Mailer/m);
});

test("a letter tried again is known as the same, another is not", async () => {
  await send(letter(), jobId);
  await send(letter(), jobId);
  await send(letter(), "1b9d1c1e-7c2f-4a55-9b7a-1b1f9c1d2e3f");
  const ids = server.arrived.map(({ mail }) => mail.messageId);
  expect(ids[0]).toBe(`<${jobId}.letter@example.org>`);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test.each([
  "Ana\r\nBcc: evil@example.org would like to come in",
  "Ana\nSubject: other",
  "Ana\r\n\r\n<script>",
  'Ana" <evil@example.org>',
  "Ana\u2028Bcc: evil@example.org",
  "=?utf-8?Q?=0D=0ABcc:_evil@example.org?=",
  "آنا would like to come in 🫖",
  "\u202Eevil\u202C",
  "x".repeat(5_000),
])("a subject stays one header, case %#", async (subject) => {
  await send(letter({ subject }), jobId);
  const [{ to, mail, raw } = fail()] = server.arrived;
  const keys = mail.headers.map(({ key }) => key);
  expect(to).toEqual(["ana@example.org"]);
  expect(keys.filter((key) => key === "subject")).toHaveLength(1);
  expect(keys).not.toContain("bcc");
  expect(mail.bcc ?? []).toEqual([]);
  expect(mail.to?.map(({ address }) => address)).toEqual(["ana@example.org"]);
  expect((mail.subject ?? "").length).toBeLessThanOrEqual(200);
  expect(mail.subject).not.toMatch(/[\r\n\u202A-\u202E]/);
  expect(raw.split("\r\n").every((line) => line.length <= 998)).toBe(true);
});

test.each([
  "ana@example.org, evil@example.org",
  "Ana <ana@example.org>",
  "ana@example.org\r\nBcc: evil@example.org",
  "ana@example.org\nRCPT TO:<evil@example.org>",
  '"ana@evil.example"@example.org',
  "ana",
  "@example.org",
  "-oQ/tmp@example.org",
  "ana@exa mple.org",
  "ana@example.org;evil@example.org",
  "group:ana@example.org",
  "",
])("only one plain address is written to: %j", async (to) => {
  await expect(send(letter({ to }), jobId)).rejects.toThrow("one plain address");
  expect(server.arrived).toEqual([]);
});

test.each(["o'brien+elevenses@mail.example.org", "ana_b@x.example"])("%s is a plain address", async (to) => {
  await send(letter({ to }), jobId);
  expect(server.arrived[0]?.to).toEqual([to]);
});

test("what a mail server says when it refuses is not kept, for it quotes the address", async () => {
  server.refuse(true);
  const error = await send(letter(), jobId).catch((thrown) => thrown);
  expect(error.name).toBe("LetterNotSent EENVELOPE 550");
  expect(JSON.stringify([error.name, error.message, error.stack, error.cause, { ...error }])).not.toContain(
    "ana@",
  );
});

test("a mail server that cannot be reached is an error with a name", async () => {
  await settings.forget();
  settings = await testSettings({ SMTP_URL: "smtp://127.0.0.1:1" });
  const error = await send(letter(), jobId).catch((thrown) => thrown);
  expect(error.name).toMatch(/^LetterNotSent E(SOCKET|CONNECTION)/);
});

test("without a mail server each letter is a file that only the host may read", async () => {
  await settings.forget();
  settings = await testSettings();
  await send(letter(), jobId);
  await send(letter({ subject: "Second" }), jobId);
  const folder = join(env().data, "outbox");
  const files = await readdir(folder);
  expect(files).toHaveLength(2);
  for (const file of files) {
    expect(file).toMatch(/^\d{8}T\d{9}Z-[0-9a-f]{12}\.eml$/);
    expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
    expect(await readFile(join(folder, file), "utf8")).toMatch(/^ABCD-2345$/m);
  }
  const shown = await outbox();
  expect(shown.map(({ to, subject }) => [to, subject])).toEqual([
    ["ana@example.org", "Second"],
    ["ana@example.org", "Monday 11:00 at Costa: it’s on"],
  ]);
  expect(shown[0]?.html).toContain("<!doctype html>");
});

test.each(["../secrets.json", "..%2Fsecrets.json", "x.eml", "20261122T110000000Z-000000000000.eml"])(
  "no other file is read as a letter: %s",
  async (file) => {
    await expect(outboxLetter(file)).rejects.toThrow(expect.objectContaining({ name: "NotFound" }));
  },
);

function fail(): never {
  throw new Error("no letter arrived");
}

test("what has lain in the outbox for a month goes", async () => {
  await settings.forget();
  settings = await testSettings();
  await atTime(new Date(Date.now() - 31 * 86_400_000), () => send(letter(), jobId));
  await send(letter({ subject: "Still here" }), jobId);
  await emptyOutbox();
  expect((await outbox()).map(({ subject }) => subject)).toEqual(["Still here"]);
});

test("a password is not sent over a line that is not encrypted", async () => {
  await settings.forget();
  settings = await testSettings({ SMTP_URL: server.url.replace("smtp://", "smtp://me:hush@") });
  await expect(send(letter(), jobId)).rejects.toThrow();
  expect(server.arrived).toHaveLength(0);
});
