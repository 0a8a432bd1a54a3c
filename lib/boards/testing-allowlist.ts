const blocks = new Set(["p", "ul", "ol", "li", "blockquote", "pre"]);
/** Which elements there are, what each may have on it, and where it may stand: nothing else is taken for HTML here. */
const PIECE =
  /<(\/?)(p|ul|ol|li|blockquote|pre|code|em|strong|br|a)((?: (?:dir="(?:auto|ltr)"|start="\d{1,9}"|rel="nofollow noopener noreferrer"|href="[^"<>]*"))*)>|&(?:amp|lt|gt|quot|#39);|[^<>&"']+/gy;

/** The first thing in some HTML that toHtml has no business to write; undefined when it is all as it should be. */
export function strange(html: string): string | undefined {
  const open: string[] = [];
  const piece = new RegExp(PIECE);
  while (piece.lastIndex < html.length) {
    const at = piece.lastIndex;
    const found = piece.exec(html);
    if (!found) return html.slice(at, at + 80);
    const [whole, closing, element, attributes = ""] = found;
    const inside = open.at(-1);
    if (!element) {
      if (inside === "ul" || inside === "ol") return `text in ${inside}`;
      continue;
    }
    if (closing) {
      if (open.pop() !== element || attributes) return `${whole} closes ${inside}`;
      continue;
    }
    const wrong =
      misplaced(element, open) ??
      (element === "a" ? linkFault(attributes) : attributeFault(element, attributes));
    if (wrong) return `${whole}: ${wrong}`;
    if (element !== "br") open.push(element);
  }
  return open.length > 0 ? `open: ${open}` : undefined;
}

function misplaced(element: string, open: string[]): string | undefined {
  const inside = open.at(-1) ?? "";
  if ((element === "li") !== (inside === "ul" || inside === "ol")) return `in ${inside}`;
  if (blocks.has(element) && !["", "li", "blockquote", "ul", "ol"].includes(inside)) return `in ${inside}`;
  if (!blocks.has(element) && (inside === "" || inside === "code" || inside === "blockquote"))
    return `in ${inside}`;
  return element === "a" && open.includes("a") ? "a link in a link" : undefined;
}

function linkFault(attributes: string): string | undefined {
  // To somebody who is mentioned.
  if (/^ href="\/people\/[0-9a-f-]+"$/.test(attributes)) return undefined;
  const [, href] =
    /^ href="(https?:\/\/[^"<>]+|mailto:[^"<>]*)" rel="nofollow noopener noreferrer"( dir="ltr")?$/.exec(
      attributes,
    ) ?? [];
  if (!href) return "no right link";
  return /^(https?|mailto):$/.test(new URL(href.replaceAll("&amp;", "&")).protocol)
    ? undefined
    : "leads elsewhere";
}

function attributeFault(element: string, attributes: string): string | undefined {
  const right = element === "ol" ? /^( start="\d+")?( dir="auto")?$/ : /^( dir="auto")?$/;
  const marked = ["p", "ul", "ol", "blockquote", "pre"].includes(element);
  return right.test(attributes) && (marked || attributes === "") ? undefined : "has more on it";
}
