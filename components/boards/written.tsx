/** HTML of our own making: what lib/boards/markdown.ts wrote, and nothing else. The one place where HTML is set. */
export function Written({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: toHtml writes a few harmless elements and escapes the rest
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
