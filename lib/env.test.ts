import { describe, expect, test } from "vitest";
import { readEnv, SettingError } from "./env.ts";

describe("without any setting", () => {
  test("the site runs on port 3000 for this machine, with its own database and an outbox", () => {
    const env = readEnv({});
    expect(env).toMatchObject({ mode: "production", port: 3000, databaseUrl: undefined, smtpUrl: undefined });
    expect(env.baseUrl.href).toBe("http://localhost:3000/");
    expect(env.data).toMatch(/\/data$/);
    expect(env.mailFrom).toBe("Elevenses <elevenses@localhost>");
  });

  test("what has pages for developers listens on this machine alone", () => {
    expect(readEnv({}).host).toBeUndefined();
    expect(readEnv({ ELEVENSES_MODE: "development" }).host).toBe("127.0.0.1");
    expect(readEnv({ ELEVENSES_MODE: "development", HOST: "0.0.0.0" }).host).toBe("0.0.0.0");
  });

  test("an empty setting is none", () => {
    expect(readEnv({ PORT: "", BASE_URL: "", SMTP_URL: "", DATABASE_URL: "" }).port).toBe(3000);
  });
});

describe("a wrong setting is one sentence that names it, says what is wrong and what to write", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "30 00"],
    ["PORT", "-1"],
    ["HOST", "localhost"],
    ["HOST", "example.org"],
    ["BASE_URL", "elevenses.example.org"],
    ["BASE_URL", "ftp://elevenses.example.org"],
    ["BASE_URL", "https://example.org/elevenses"],
    ["BASE_URL", "https://me@example.org"],
    ["BASE_URL", "javascript:alert(1)"],
    ["DATABASE_URL", "mysql://localhost/elevenses"],
    ["DATABASE_URL", "localhost"],
    ["SMTP_URL", "mail.example.org"],
    ["SMTP_URL", "https://mail.example.org"],
    ["MAIL_FROM", "nobody"],
    ["MAIL_FROM", "a@example.org, b@example.org"],
    ["MAIL_FROM", "a@example.org\r\nBcc: b@example.org"],
    ["ELEVENSES_SECRET", "short"],
    ["ELEVENSES_MODE", "prod"],
    ["TRUSTED_PROXY", "the proxy"],
    ["TRUSTED_PROXY", "10.0.0.0/33"],
    ["TRUSTED_PROXY", "::1/129"],
  ])("%s=%j", (name, value) => {
    const read = () => readEnv({ [name]: value });
    expect(read).toThrow(SettingError);
    expect(read).toThrow(new RegExp(`^${name} .*; write .*\\.$`, "s"));
  });

  test("a password in an address is not repeated", () => {
    expect(() => readEnv({ DATABASE_URL: "mysql://me:hush@localhost/x" })).not.toThrow(/hush/);
    expect(() => readEnv({ SMTP_URL: "http://me:hush@localhost" })).not.toThrow(/hush/);
  });
});

describe("a right setting is taken", () => {
  test.each([
    ["MAIL_FROM", "hello@example.org"],
    ["MAIL_FROM", "Elevenses <hello@example.org>"],
    ["TRUSTED_PROXY", "127.0.0.1, 10.0.0.0/8, ::1"],
    ["SMTP_URL", "smtps://user:pass@mail.example.org:465"],
    ["DATABASE_URL", "postgresql://elevenses:pass@db:5432/elevenses?sslmode=require"],
    ["BASE_URL", "https://elevenses.example.org"],
  ])("%s=%j", (name, value) => {
    expect(() => readEnv({ [name]: value })).not.toThrow();
  });
});
