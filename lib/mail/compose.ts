import type { SendMailOptions } from "nodemailer";
import { env } from "#lib/env.ts";
import { now } from "#lib/time.ts";
import type { Letter } from "./letter.ts";
import { renderHtml, renderText, type Sender } from "./render.ts";

/** One plain address and nothing else: no name, no list, no comment, no quoted part, no route, no control character. */
const PLAIN = /^[^\s\p{Cc}<>@,;:"()[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/iu;

/** What ends a line or turns the reading direction: neither belongs in a header, whoever wrote it. */
const UNFIT = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** Whether this is one plain address that a letter may go to. */
export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && !address.startsWith("-") && PLAIN.test(address);
}

/**
 * A letter as nodemailer takes it. Addresses go in as objects, so that nothing in them is parsed again.
 * @param jobId gives the Message-ID, so that a letter tried again is known as the same letter
 * @throws when the address is not one plain address
 */
export function compose(letter: Letter, sender: Sender, jobId: string): SendMailOptions {
  if (!isPlainAddress(letter.to)) throw new Error("A letter needs one plain address.");
  const from = mailbox(env().mailFrom);
  return {
    from,
    to: { name: "", address: letter.to },
    envelope: { from: from.address, to: [letter.to] },
    subject: headerText(letter.subject, 200),
    date: now(),
    messageId: `<${jobId.replace(/[^A-Za-z0-9-]/g, "")}.letter@${idHost(from.address)}>`,
    // RFC 3834, section 5: nobody's "out of office" is to answer.
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...stopHeaders(letter, sender),
    },
    text: renderText(letter, sender),
    html: renderHtml(letter, sender),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * What lets a mail program stop letters like this by a button of its own (RFC 2369, section 3.2). One click, without
 * a page, only over https: RFC 8058, section 3.1, allows it nowhere else, and programs ask for it nowhere else.
 */
function stopHeaders({ stop }: Letter, { baseUrl }: Sender): Record<string, string> {
  if (!stop) return {};
  const address = new URL(`/api/letters/stop/${stop}`, baseUrl);
  return {
    "List-Unsubscribe": `<${address.href}>`,
    ...(address.protocol === "https:" && { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
  };
}

/** Text that may stand in a header: one line, no tricks, not endless. */
export function headerText(text: string, max: number): string {
  // What looks like an encoded word (RFC 2047) would be decoded by whoever reads it, line ends and all.
  const line = text.replace(UNFIT, " ").replaceAll("=?", "= ?").replace(/\s+/g, " ").trim();
  return line.length > max
    ? `${Array.from(line)
        .slice(0, max - 1)
        .join("")}…`
    : line;
}

/** MAIL_FROM as name and address; lib/env.ts has checked its shape. */
function mailbox(from: string): { name: string; address: string } {
  const [, name = "", inside] = /^(.*?)\s*<([^<>]+)>$/.exec(from) ?? [];
  return { name: headerText(name, 80), address: (inside ?? from).trim() };
}

const idHost = (address: string) => address.slice(address.lastIndexOf("@") + 1);
