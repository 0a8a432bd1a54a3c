/** Longer than any address that people hand round; what is longer is looked at no further. */
const LONGEST = 2_000;

/** Brackets do not belong to it, so that "[https://a.example](https://b.example)" is read as the link that it is. */
const ADDRESS = /https?:\/\/[^\s<>"'`\\^{|}[\]\p{Cc}\p{Cf}]+/iuy;

/**
 * The web address that stands in a text from there on, as it was written; undefined where there is none. Only http and
 * https are one, whatever else looks like an address; what ends a sentence is not part of it.
 */
export function webAddressAt(text: string, at: number): string | undefined {
  ADDRESS.lastIndex = 0;
  const found = ADDRESS.exec(text.slice(at, at + LONGEST + 1))?.[0];
  if (!found || found.length > LONGEST) return undefined;
  const address = withoutEnding(found);
  return safeAddress(address) && !/^mailto:/i.test(address) ? address : undefined;
}

/** "(see https://example.org/a_(b))." ends before its last two characters. */
function withoutEnding(address: string): string {
  let end = address.length;
  let open = count(address, "(") - count(address, ")");
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    if (last === ")" && open < 0) open++;
    else if (!/[.,;:!?*_~»”’…]/u.test(last)) break;
  }
  return address.slice(0, end);
}

const count = (text: string, character: string) => text.split(character).length - 1;

/**
 * Where a link may lead: to a web page or an email address. As the browser itself writes it, so that nothing is left to
 * be read in two ways; undefined for anything else, and for what only serves to deceive.
 */
export function safeAddress(text: string): string | undefined {
  if (text.length > LONGEST || !/^(https?:\/\/|mailto:)[^\s\p{Cc}\p{Cf}]+$/iu.test(text)) return undefined;
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, hostname, href } = new URL(text);
  if (protocol === "mailto:") return href;
  // A name before the host ("https://bank.example@evil.example") is there to be mistaken for one.
  const web = (protocol === "https:" || protocol === "http:") && hostname !== "" && !username && !password;
  return web ? href : undefined;
}
