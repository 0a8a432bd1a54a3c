export const marks = ["bold", "italic", "link", "list", "quote", "code"] as const;
export type Mark = (typeof marks)[number];

/** A text with what of it is selected. */
export type Selected = { text: string; from: number; to: number };

const round = { bold: "**", italic: "*" };
const before = { list: "- ", quote: "> " };

/** Puts a mark round what is selected, or at the beginning of its lines. What was selected stays so. */
export function withMark({ text, from, to }: Selected, mark: Mark): Selected {
  const chosen = text.slice(from, to);
  if (mark === "link") {
    const words = `[${chosen}](https://)`;
    const at = chosen ? from + words.length - 1 : from + 1;
    return { text: text.slice(0, from) + words + text.slice(to), from: at, to: at };
  }
  if (mark === "list" || mark === "quote") {
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const lines = text.slice(start, to).replace(/^/gm, before[mark]);
    return { text: text.slice(0, start) + lines + text.slice(to), from: start, to: start + lines.length };
  }
  if (mark === "code" && chosen.includes("\n")) return fenced({ text, from, to });
  const sign = mark === "code" ? "`" : round[mark];
  const marked = sign + chosen + sign;
  return {
    text: text.slice(0, from) + marked + text.slice(to),
    from: from + sign.length,
    to: to + sign.length,
  };
}

function fenced({ text, from, to }: Selected): Selected {
  const head = from === 0 || text[from - 1] === "\n" ? "```\n" : "\n```\n";
  const block = `${head}${text.slice(from, to)}\n\`\`\`\n`;
  const start = from + head.length;
  return { text: text.slice(0, from) + block + text.slice(to), from: start, to: start + (to - from) };
}
