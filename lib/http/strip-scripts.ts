/**
 * Takes every script out of a finished page: `<script>…</script>`, and the links that preload one. What visitors
 * see works as plain links and forms, so it needs none.
 *
 * A simple scanner is right here, because the page comes from React: in text and attributes React writes `<` as
 * `&lt;`, Markdown is rendered with HTML off, and inside a script element Next escapes `</script`. So `<script`
 * in the output is always an element. Should that ever fail, this takes out too much, never too little, and
 * `script-src 'none'` stands behind it. Each search goes on from where the last one ended: time is linear.
 * (Lower-casing the page to search it would move every index behind an "İ", which is two units in lower case.)
 */
export function stripScripts(html: string): string {
  const tags = /<(?:script|link)(?=[\s/>])/gi;
  let out = "";
  let from = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const opened = html.indexOf(">", tag.index);
    out += html.slice(from, tag.index);
    if (opened < 0) return out;
    const whole = html.slice(tag.index, opened + 1);
    from = /^<script/i.test(whole) ? afterScript(html, opened) : opened + 1;
    if (/^<link/i.test(whole) && !preloadsScript(whole)) out += whole;
    tags.lastIndex = from;
  }
  return out + html.slice(from);
}

/** Behind the script's end tag; the end of the page where there is none, as a browser reads it. */
function afterScript(html: string, opened: number): number {
  const ends = /<\/script[^>]*>/gi;
  ends.lastIndex = opened;
  return ends.exec(html) ? ends.lastIndex : html.length;
}

function preloadsScript(tag: string): boolean {
  return (
    /\srel=["']?modulepreload/i.test(tag) ||
    (/\srel=["']?preload/i.test(tag) && /\sas=["']?script/i.test(tag))
  );
}
