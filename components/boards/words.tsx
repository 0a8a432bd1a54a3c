import { toHtml } from "#lib/boards/markdown.ts";
import type { Mentionable } from "#lib/boards/mention-rules.ts";
import { Written } from "./written.tsx";

/** What somebody wrote in their small Markdown. @param people who can be mentioned where it stands */
export function Words({ text, people }: { text: string; people?: Mentionable }) {
  return <Written html={toHtml(text, people)} />;
}
