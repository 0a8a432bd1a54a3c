import { dark, light } from "./colours.ts";
import type { Block, Letter } from "./letter.ts";

/** Whom the letter is from, for its head and foot: the group's name, the site's address, "Stop letters like this". */
export type Sender = { group: string; baseUrl: URL; locale: string; stopLabel: string };

/** Below the 78 characters that RFC 5322, section 2.1.1, recommends, and short enough to be quoted. */
const TEXT_WIDTH = 72;

/** The text part: wrapped, but codes and addresses stand whole on lines of their own. */
export function renderText({ blocks, stop }: Letter, sender: Sender): string {
  const parts = blocks.map((block) => blockText(block, sender));
  const foot = stop ? `\n${sender.stopLabel}:\n${ownAddress(stopPath(stop), sender.baseUrl)}\n` : "";
  return `${parts.join("\n\n")}\n\n-- \n${oneLine(sender.group)}\n${sender.baseUrl.origin}\n${foot}`;
}

function blockText(block: Block, { baseUrl }: Sender): string {
  switch (block.kind) {
    case "code":
      return oneLine(block.text);
    case "button":
      return `${wrap(block.label)}:\n${ownAddress(block.path, baseUrl)}`;
    case "list":
      return block.items.map((item) => wrap(oneLine(item), "- ", "  ")).join("\n");
    case "quote":
      return wrap(block.text, "> ", "> ");
    default:
      return wrap(block.text);
  }
}

function wrap(text: string, first = "", next = first): string {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    const prefix = () => (lines.length === 0 ? first : next);
    for (const word of paragraph.split(" ")) {
      if (line && prefix().length + line.length + 1 + word.length > TEXT_WIDTH) {
        lines.push(prefix() + line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    lines.push(prefix() + line);
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}

/** The page on which letters like this one are stopped. */
const stopPath = (token: string) => `/letters/stop/${token}`;

/** @throws for a path that leads anywhere but here, which only a bug can make */
function ownAddress(path: string, baseUrl: URL): string {
  const url = new URL(path, baseUrl);
  if (!path.startsWith("/") || url.origin !== baseUrl.origin)
    throw new Error("A letter may lead to this site only.");
  return url.href;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

const lines = (text: string) => escaped(text).replaceAll("\n", "<br>");

/**
 * The HTML part: one column in a table, styled inline for old programs; the classes are only there so that the
 * style block can darken them where the program reads it. No image, nothing from elsewhere.
 */
export function renderHtml({ subject, blocks, stop }: Letter, sender: Sender): string {
  const body = blocks.map((block) => blockHtml(block, sender)).join("\n");
  const foot = stop
    ? `<br><a href="${escaped(ownAddress(stopPath(stop), sender.baseUrl))}" class="soft" style="color:${light.soft}">${escaped(sender.stopLabel)}</a>`
    : "";
  const font = "font-family:'Atkinson Hyperlegible Next',system-ui,-apple-system,'Segoe UI',sans-serif";
  return `<!doctype html>
<html lang="${escaped(sender.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(oneLine(subject))}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) { ${darkRules()} }
</style>
</head>
<body class="paper ink" style="margin:0;padding:0;background:${light.paper};color:${light.ink};${font};font-size:17px;line-height:1.55">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="paper" style="background:${light.paper}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card line" style="max-width:560px;background:${light.card};border:1px solid ${light.line};border-radius:18px">
<tr><td dir="auto" class="ink" style="padding:28px 28px 8px;color:${light.ink};${font};font-size:17px;line-height:1.55;text-align:start;overflow-wrap:anywhere">
${body}
</td></tr>
</table>
<p dir="auto" class="soft" style="max-width:560px;margin:16px 0 0;color:${light.soft};${font};font-size:15px">${escaped(oneLine(sender.group))}<br><a href="${escaped(sender.baseUrl.origin)}/" class="tea" style="color:${light.tea}">${escaped(sender.baseUrl.host)}</a>${foot}</p>
</td></tr>
</table>
</body>
</html>
`;
}

function blockHtml(block: Block, { baseUrl }: Sender): string {
  switch (block.kind) {
    case "paragraph":
      return `<p dir="auto" style="margin:0 0 20px">${lines(block.text)}</p>`;
    case "heading":
      return `<h1 dir="auto" style="margin:0 0 16px;font-family:'Fraunces',Georgia,serif;font-size:24px;line-height:1.2;font-weight:600">${lines(block.text)}</h1>`;
    case "code":
      return `<p dir="ltr" class="wash ink" style="margin:0 0 20px;padding:14px 18px;background:${light["tea-wash"]};color:${light.ink};border-radius:14px;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:26px;line-height:1.3;font-weight:700;letter-spacing:0.08em;text-align:center">${escaped(block.text)}</p>`;
    case "button":
      return `<p style="margin:0 0 20px"><a href="${escaped(ownAddress(block.path, baseUrl))}" class="button" style="display:inline-block;padding:12px 22px;background:${light.tea};color:${light["on-tea"]};border-radius:14px;font-weight:600;text-decoration:none">${escaped(block.label)}</a></p>`;
    case "list":
      return `<ul style="margin:0 0 20px;padding:0 0 0 22px">${block.items.map((item) => `<li dir="auto" style="margin:0 0 6px">${lines(item)}</li>`).join("")}</ul>`;
    case "quote":
      return `<blockquote dir="auto" class="line" style="margin:0 0 20px;padding:0 0 0 16px;border-inline-start:4px solid ${light.line}">${lines(block.text)}</blockquote>`;
    case "small":
      return `<p dir="auto" class="soft" style="margin:0 0 20px;color:${light.soft};font-size:15px;line-height:1.45">${lines(block.text)}</p>`;
  }
}

function darkRules(): string {
  const rules: Record<string, string> = {
    paper: `background:${dark.paper}`,
    card: `background:${dark.card}`,
    line: `border-color:${dark.line}`,
    ink: `color:${dark.ink}`,
    soft: `color:${dark.soft}`,
    tea: `color:${dark.tea}`,
    wash: `background:${dark["tea-wash"]}`,
    button: `background:${dark.tea};color:${dark["on-tea"]}`,
  };
  return Object.entries(rules)
    .map(([name, rule]) => `.${name} { ${rule.replaceAll(";", " !important;")} !important }`)
    .join(" ");
}
