import { toHtml } from "#lib/boards/markdown.ts";
import { Written } from "./written.tsx";

/** What somebody wrote in their small Markdown. */
export function Words({ text }: { text: string }) {
  return <Written html={toHtml(text)} />;
}
