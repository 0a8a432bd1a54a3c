import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type Letter = Email & { to: string; text: string };

type Wanted = { to: string; found: (letter: Letter) => void };

/** A real mail server in the test's process: what the site sends arrives here and is kept to be read. */
export class Outbox {
  readonly url: string;
  #letters: Letter[] = [];
  #wanted: Wanted[] = [];
  readonly #server: SMTPServer;

  private constructor(server: SMTPServer) {
    this.#server = server;
    this.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<Outbox> {
    let arrived: (raw: Buffer, to: string[]) => Promise<void> = async () => {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH", "STARTTLS"],
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          arrived(Buffer.concat(chunks), to).then(() => done(), done);
        });
      },
    });
    server.on("error", () => {});
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    const outbox = new Outbox(server);
    arrived = (raw, to) => outbox.#keep(raw, to);
    return outbox;
  }

  async #keep(raw: Buffer, recipients: string[]): Promise<void> {
    const email = await PostalMime.parse(raw);
    for (const to of recipients) {
      const letter = { ...email, to, text: email.text ?? "" } as unknown as Letter;
      const waiting = this.#wanted.findIndex((each) => each.to === to);
      if (waiting < 0) this.#letters.push(letter);
      else this.#wanted.splice(waiting, 1)[0]?.found(letter);
    }
  }

  /** The next letter to this address that has not been read yet; waits for it to arrive. */
  letterTo(to: string, waitMs = 10_000): Promise<Letter> {
    const at = this.#letters.findIndex((letter) => letter.to === to);
    if (at >= 0) return Promise.resolve(this.#letters.splice(at, 1)[0] as Letter);
    return new Promise((resolve, reject) => {
      const wanted = {
        to,
        found: (letter: Letter) => {
          clearTimeout(late);
          resolve(letter);
        },
      };
      const late = setTimeout(() => {
        this.#wanted = this.#wanted.filter((each) => each !== wanted);
        reject(new Error(`No letter came to ${to}.`));
      }, waitMs);
      this.#wanted.push(wanted);
    });
  }

  /** The next letter to this address with this subject; what comes before it, of something else, is read past. */
  async letterAbout(to: string, subject: string | RegExp, waitMs = 20_000): Promise<Letter> {
    const letter = await this.letterTo(to, waitMs);
    return letter.subject?.match(subject) ? letter : this.letterAbout(to, subject, waitMs);
  }

  /** What has arrived and was not read. */
  get unread(): readonly Letter[] {
    return this.#letters;
  }

  empty(): void {
    this.#letters = [];
    this.#wanted = [];
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

/** The code of a sign-in letter: it stands alone on its line. */
export function codeIn(letter: Letter): string {
  const code = /^[A-Z0-9]{4}-?[A-Z0-9]{4}$/m.exec(letter.text)?.[0];
  if (!code) throw new Error(`There is no code in:\n${letter.text}`);
  return code;
}
