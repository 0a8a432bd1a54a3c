import MarkdownIt, { type StateInline, type Token } from "markdown-it";
import { type Mentionable, mentionsIn, NOBODY } from "./mention-rules.ts";
import { safeAddress, webAddressAt } from "./web-address.ts";

/** As much as is read; what is posted is no longer. */
const LONGEST = 20_000;
/** Quotes in quotes and lists in lists, so deep that only a machine makes them, are shown as they were typed. */
const DEEPEST = 12;

/**
 * A small Markdown: bold, italic, lists, quotes, links, code. No HTML, pictures, headings or tables: what is not
 * switched on here is words like any others. The parser only finds the marks; the HTML is written below, from a list
 * of elements, so that nothing a parser may let through gets any further.
 */
const markdown = new MarkdownIt("zero", { breaks: true, maxNesting: 20 }).enable([
  "blockquote",
  "list",
  "fence",
  "newline",
  "escape",
  "backticks",
  "emphasis",
  "link",
]);
markdown.validateLink = (address) => safeAddress(address) !== undefined;
markdown.normalizeLink = (address) => safeAddress(address) ?? "";
markdown.inline.ruler.after("text", "address", address);

/** What somebody wrote, as HTML that may stand in a page. @param people whose names lead to them after an @ */
export function toHtml(source: string, people: Mentionable = NOBODY): string {
  return write(parsed(source), html, people);
}

/** The ids of those who are mentioned in what somebody wrote: not in code, and not in the words of a link. */
export function mentioned(source: string, people: Mentionable): string[] {
  const ids = new Set<string>();
  if (!source.includes("@")) return [];
  write(parsed(source), { ...text, mention: (_words, id) => String(ids.add(id).size) }, people);
  return [...ids];
}

/** What somebody wrote without its marks: for quoting and finding. Lines stay lines. */
export function toText(source: string): string {
  const written = write(parsed(source), text);
  return written.replace(/\n{3,}/g, "\n\n").trim();
}

function parsed(source: string): Token[] {
  const words = source.slice(0, LONGEST).toWellFormed();
  const tokens = markdown.parse(words, {});
  return tokens.some(({ level }) => level >= DEEPEST) ? asTyped(words) : tokens;
}

/** Paragraphs and lines, and nothing else. */
function asTyped(words: string): Token[] {
  const { Token } = MarkdownIt;
  return words.split(/\n\s*\n/).flatMap((paragraph) => {
    const inline = Object.assign(new Token("inline", "", 0), { level: 1 });
    inline.children = paragraph.split("\n").flatMap((line, at) => {
      const typed = Object.assign(new Token("text", "", 0), { content: line });
      return at === 0 ? [typed] : [new Token("softbreak", "br", 0), typed];
    });
    return [new Token("paragraph_open", "p", 1), inline, new Token("paragraph_close", "p", -1)];
  });
}

/** Web addresses become links without any marks: from "https" on, at whose colon this is asked. */
function address(state: StateInline, silent: boolean): boolean {
  if (state.linkLevel > 0 || !state.src.startsWith("://", state.pos)) return false;
  const scheme = /(?<![a-z0-9])https?$/i.exec(state.src.slice(Math.max(0, state.pos - 6), state.pos))?.[0];
  if (!scheme || (!silent && !state.pending.endsWith(scheme))) return false;
  const typed = webAddressAt(state.src.slice(0, state.posMax), state.pos - scheme.length);
  if (!typed) return false;
  if (!silent) {
    state.pending = state.pending.slice(0, -scheme.length);
    const open = state.push("link_open", "a", 1);
    open.attrs = [["href", markdown.normalizeLink(typed)]];
    open.markup = "address";
    state.push("text", "", 0).content = typed;
    state.push("link_close", "a", -1);
  }
  state.pos += typed.length - scheme.length;
  return true;
}

type Writing = {
  open: (element: Element, token: Token, outermost: boolean) => string;
  close: (element: Element) => string;
  words: (content: string) => string;
  mention: (content: string, id: string) => string;
  code: (content: string) => string;
  block: (content: string) => string;
  lineBreak: string;
};

const elements = {
  paragraph: "p",
  blockquote: "blockquote",
  bullet_list: "ul",
  ordered_list: "ol",
  list_item: "li",
  em: "em",
  strong: "strong",
  link: "a",
} as const;
type Element = (typeof elements)[keyof typeof elements];

/** No address of ours goes along with a click: a board's would tell that it is there. */
const LINK = ' rel="nofollow noopener noreferrer"';
const hrefOf = (link: Token) => safeAddress(String(link.attrGet("href") ?? ""));
const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (content: string) => content.replace(/[&<>"']/g, (each) => escapes[each] ?? "");

const html: Writing = {
  open(element, token, outermost) {
    const dir = outermost ? ' dir="auto"' : "";
    if (element === "a") {
      const ltr = token.markup === "address" ? ' dir="ltr"' : "";
      return `<a href="${escaped(hrefOf(token) ?? "")}"${LINK}${ltr}>`;
    }
    const start = element === "ol" ? Number(token.attrGet("start") ?? 1) : 1;
    return start === 1 || !Number.isSafeInteger(start) ? `<${element}${dir}>` : `<ol start="${start}"${dir}>`;
  },
  close: (element) => `</${element}>`,
  words: escaped,
  mention: (content, id) => `<a href="/people/${escaped(id)}">${escaped(content)}</a>`,
  code: (content) => `<code>${escaped(content)}</code>`,
  block: (content) => `<pre dir="auto"><code>${escaped(content)}</code></pre>`,
  lineBreak: "<br>",
};

const text: Writing = {
  open: () => "",
  close: (element) => (element === "p" ? "\n\n" : element === "ul" || element === "ol" ? "\n" : ""),
  words: (content) => content,
  mention: (content) => content,
  code: (content) => content,
  block: (content) => `${content}\n`,
  lineBreak: "\n",
};

/** Writes tokens down. Marks within marks are written to a depth; below it the words go on without more of them. */
function write(tokens: Token[], as: Writing, people: Mentionable = NOBODY): string {
  const open: (Element | undefined)[] = [];
  const pieces: string[] = [];
  for (const token of tokens.flatMap((each) => (each.type === "inline" ? (each.children ?? []) : [each]))) {
    if (token.nesting !== 0) part(token);
    else if (token.type === "softbreak" || token.type === "hardbreak") pieces.push(as.lineBreak);
    else if (token.type === "fence") pieces.push(as.block(token.content));
    else if (token.type === "code_inline") pieces.push(as.code(token.content));
    else if (open.includes("a")) pieces.push(as.words(token.content));
    else words(token.content);
  }
  return pieces.join("");

  function words(content: string): void {
    let from = 0;
    for (const mention of mentionsIn(content, people)) {
      pieces.push(as.words(content.slice(from, mention.from)));
      pieces.push(as.mention(content.slice(mention.from, mention.to), mention.id));
      from = mention.to;
    }
    pieces.push(as.words(content.slice(from)));
  }

  function part(token: Token): void {
    if (token.nesting < 0) {
      const element = open.pop();
      if (element) pieces.push(as.close(element));
      else if (token.hidden && as === text) pieces.push("\n");
      return;
    }
    const element = elements[token.type.replace(/_open$/, "") as keyof typeof elements];
    const unsaid = token.hidden || open.length >= 2 * DEEPEST || (element === "a" && !hrefOf(token));
    const written = unsaid ? undefined : element;
    if (written) pieces.push(as.open(written, token, open.length === 0));
    open.push(written);
  }
}
