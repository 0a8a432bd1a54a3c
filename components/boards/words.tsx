import { toHtml } from "#lib/boards/markdown.ts";

/** What somebody wrote in their small Markdown. Its HTML is of our own making (lib/boards/markdown.ts). */
export function Words({ text }: { text: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: toHtml writes a few harmless elements and escapes the rest
  return <div className="prose" dangerouslySetInnerHTML={{ __html: toHtml(text) }} />;
}
