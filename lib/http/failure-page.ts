import type { Words } from "#lib/i18n/words.ts";

/** What the door answers instead of the app, and with which status. */
export const FAILURES = {
  unavailable: { status: 503, again: true },
  broken: { status: 500, again: true },
  tooLarge: { status: 413, again: false },
  stranger: { status: 403, again: false },
  misdirected: { status: 421, again: false },
  stale: { status: 409, again: false },
  badRequest: { status: 400, again: false },
  readOnly: { status: 405, again: false },
} as const;

export type Failure = keyof typeof FAILURES;

/** One plain sentence, for whoever asked for something else than a page. */
export function failureText(failure: Failure, id: string, t: Words): string {
  const { status } = FAILURES[failure];
  return `${t(`door.${failure}.text`)}${status >= 500 ? ` ${t("door.number", { id })}` : ""}\n`;
}

/**
 * A page in the product's looks that needs nothing but itself: the app or its database may be out of order.
 * @param tokens the colour tokens, as CSS
 * @param retry the address to try again, where trying again is safe (a page, not a form)
 */
export function failurePage(
  failure: Failure,
  {
    id,
    nonce,
    tokens,
    retry,
    t,
  }: { id: string; nonce: string; tokens: string; retry?: string | undefined; t: Words },
): string {
  const { status, again } = FAILURES[failure];
  const title = t(`door.${failure}.title`);
  const link = again && retry ? [retry, t("door.again")] : ["/", t("door.home")];
  // A form that was sent is still in the page before; whoever sends it again does nothing twice (lib/once.ts).
  const text = failure === "unavailable" && !retry ? t("door.unavailable.sent") : t(`door.${failure}.text`);
  const number = status >= 500 ? `<p class="number">${escaped(t("door.number", { id }))}</p>` : "";
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(title)} · ${escaped(t("common.product"))}</title>
<style nonce="${nonce}">${tokens}${LOOKS}</style></head>
<body><main>${TABLE}<h1>${escaped(title)}</h1><p>${escaped(text)}</p>
<p><a href="${escaped(link[0] ?? "/")}">${escaped(link[1] ?? "")}</a></p>${number}</main></body></html>
`;
}

/** The empty table of the product's pages, small. */
const TABLE = `<svg viewBox="0 0 120 120" width="120" height="120" aria-hidden="true"><circle cx="60" cy="60" r="54" class="rim"/><circle cx="60" cy="60" r="48" class="wood"/><circle cx="60" cy="60" r="17" class="saucer"/><circle cx="60" cy="60" r="11" class="china"/></svg>`;

const LOOKS = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);
font:1.0625rem/1.55 "Atkinson Hyperlegible Next Variable",system-ui,sans-serif}
main{max-width:34rem;padding:2rem 1.25rem;text-align:center}
h1{margin:1rem 0 .5rem;font:560 1.9rem/1.15 "Fraunces Variable",Georgia,serif;letter-spacing:-.012em}
p{margin:.5rem 0 1rem;text-wrap:pretty}
a{display:inline-block;min-height:44px;padding:.6rem 1.3rem;border-radius:.875rem;background:var(--tea);color:var(--on-tea);
text-decoration:none;font-weight:600}
a:focus-visible{outline:3px solid var(--tea);outline-offset:3px}
.number{font-size:.9rem;color:var(--soft);overflow-wrap:anywhere}
.rim{fill:var(--rim)}.wood{fill:var(--wood)}.saucer{fill:var(--saucer);stroke:var(--saucer-line)}.china{fill:var(--china)}
`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
