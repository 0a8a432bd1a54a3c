import { createHash } from "node:crypto";
import type { LiveState } from "#lib/meetups/rules.ts";

/** One date as the frame shows it, in words. */
export type EmbedDate = {
  url: string;
  iso: string;
  /** "Mon", "7", "Dec" */
  day: { week: string; number: string; month: string };
  /** "Costa, 11 till 12" */
  title: string;
  state: LiveState;
  stateText: string;
  /** "3 going" */
  countText: string;
};

/** Colour tokens by name. */
type Colours = Record<string, string>;

/**
 * The next dates as a page of its own for a frame on somebody's blog: no script, no file, some two kilobytes. Written as
 * text, since it is no page of the site: it shares neither frame nor style sheet with those. Its one style block stands
 * in the policy by its hash, so that a kept frame needs no nonce. Fonts are the reader's own.
 */
export function embedFrame({
  lang,
  group,
  home,
  label,
  none,
  dates,
  colours,
}: {
  lang: string;
  group: string;
  /** The site's address. */
  home: string;
  /** Names the list. */
  label: string;
  /** Said instead of dates. */
  none: string;
  dates: EmbedDate[];
  colours: { light: Colours; dark: Colours };
}): { html: string; policy: string } {
  const style = looks(colours);
  const list = dates.length
    ? `<ol aria-label="${escaped(label)}">${dates.map(row).join("")}</ol>`
    : `<p>${escaped(none)}</p>`;
  const html = `<!doctype html>
<html lang="${escaped(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${escaped(group)}</title>
<style>${style}</style></head>
<body><h1 dir="auto">${link(home, escaped(group))}</h1>
${list}
</body></html>
`;
  return { html, policy: policyFor(style) };
}

/** What a member copies into a page of their own. @param title what a screen reader calls the frame */
export function snippetOf({ url, title, height }: { url: string; title: string; height: number }): string {
  return `<iframe src="${escaped(url)}" title="${escaped(title)}" width="100%" height="${height}" style="border:0;max-width:480px" loading="lazy"></iframe>`;
}

/** The policy of a frame that any site may show: nothing runs, nothing is fetched, nothing can be sent. */
function policyFor(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return [
    "default-src 'none'",
    "script-src 'none'",
    `style-src 'sha256-${hash}'`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
  ].join("; ");
}

function row({ url, iso, day, title, state, stateText, countText }: EmbedDate): string {
  const when = `<time datetime="${escaped(iso)}">${escaped(day.week)} <b>${escaped(day.number)}</b> ${escaped(day.month)}</time>`;
  const how = `<span class="how"><span class="state ${state}">${escaped(stateText)}</span> ${escaped(countText)}</span>`;
  return `<li>${link(url, `${when}<span class="what"><span class="title" dir="auto">${escaped(title)}</span>${how}</span>`)}</li>`;
}

/** Out of the frame, into the window round it; `inside` is HTML. */
function link(url: string, inside: string): string {
  return `<a href="${escaped(url)}" target="_top" rel="noopener">${inside}</a>`;
}

const USED = "paper card ink soft line tea tea-deep tea-wash on on-wash sunk bad bad-wash".split(" ");

function looks({ light, dark }: { light: Colours; dark: Colours }): string {
  const theme = (colours: Colours) => USED.map((name) => `--${name}:${colours[name]}`).join(";");
  return `:root{color-scheme:light dark;${theme(light)}}
@media(prefers-color-scheme:dark){:root{${theme(dark)}}}${RULES}`;
}

const RULES = `
*{box-sizing:border-box;margin:0;padding:0}
body{padding:1rem 1.15rem .5rem;background:var(--card);color:var(--ink);
font:1.0625rem/1.4 "Atkinson Hyperlegible Next",system-ui,sans-serif;overflow-wrap:anywhere}
h1{font:600 1.2rem/1.25 Fraunces,Georgia,serif;padding-bottom:.6rem}
a{color:inherit;text-decoration:none}
h1 a{color:var(--tea)}
ol{list-style:none}
li,body>p{border-top:1px solid var(--line)}
li a{display:grid;grid-template-columns:3.4rem minmax(0,1fr);gap:.9rem;align-items:center;min-height:4.5rem;padding:.6rem 0}
body>p{padding:1rem 0;color:var(--soft)}
time{display:grid;font-size:.875rem;line-height:1.15;color:var(--soft);font-weight:600}
time b{font:600 1.6rem/1.1 Fraunces,Georgia,serif;color:var(--ink)}
.what{display:grid;gap:.25rem}
.how{display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:center;font-size:.9375rem;color:var(--soft)}
.state{padding:.1rem .6rem;border-radius:1rem;font-size:.875rem;font-weight:600;background:var(--tea-wash);color:var(--ink)}
.its-on,.people-are-there{background:var(--on-wash);color:var(--on)}
.someones-going{color:var(--tea-deep)}
.happened,.quiet{background:var(--sunk);color:var(--soft)}
.cancelled{background:var(--bad-wash);color:var(--bad)}
a:hover .title,h1 a:hover{text-decoration:underline;text-underline-offset:.2em}
a:focus-visible{outline:3px solid var(--tea);outline-offset:2px;border-radius:.375rem}
@media(forced-colors:active){.state{border:1px solid}}
`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
