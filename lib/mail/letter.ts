import type { Jobs } from "#lib/jobs/queues.ts";

/** A piece of a letter, shown in its HTML and in its text alike. Texts are plain: they are escaped, never parsed. */
export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; text: string }
  /** Stands alone on its line in the text part, so that it is found by eye and by machine. */
  | { kind: "code"; text: string }
  /** `path` is a path of ours ("/sign-in"): a letter leads nowhere else. */
  | { kind: "button"; label: string; path: string }
  | { kind: "list"; items: string[] }
  /** What somebody else wrote. */
  | { kind: "quote"; text: string }
  | { kind: "small"; text: string };

/**
 * A letter is data. `to` is one plain address; the subject is the news itself. `stop` is the token that stops letters
 * like this one: not for its maker to give, sendLetter adds it.
 */
export type Letter = {
  to: string;
  subject: string;
  blocks: Block[];
  stop?: string;
  /** What is to be noted once it has gone out. */
  sent?: () => Promise<void>;
};

/** Makes one kind of letter from ids, or null when it is not wanted any more. Only reads; may be called twice. */
export type LetterMaker = (about: Pick<Jobs["send-letter"], "to" | "about">) => Promise<Letter | null>;
