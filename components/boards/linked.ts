/** A piece of what somebody wrote: words, or the address of a page. */
export type Piece = { text: string; href?: string };

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\\^{|}\p{Cc}\p{Cf}]+/giu;

/**
 * Finds the web addresses in a text. Only http and https become links, whatever else looks like an address; what ends
 * a sentence is not part of it. Nothing is fetched or shortened: the address is shown as it was written.
 */
export function linked(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = withoutEnding(match[0]);
    if (!isWebAddress(href)) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: href, href });
    end = match.index + href.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** "(see https://example.org/a_(b))." ends before its last two characters. */
function withoutEnding(address: string): string {
  let end = address.length;
  let open = count(address, "(") - count(address, ")");
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    if (last === ")" && open < 0) open++;
    else if (!/[.,;:!?\]*_~»”’…]/u.test(last)) break;
  }
  return address.slice(0, end);
}

const count = (text: string, character: string) => text.split(character).length - 1;

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  // A name before the host ("https://bank.example@evil.example") only serves to deceive.
  return (protocol === "https:" || protocol === "http:") && !username && !password;
}
