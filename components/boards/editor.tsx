import type { ComponentProps } from "react";
import { OFFERED } from "#lib/boards/mention-rules.ts";
import { words } from "#lib/i18n/words.ts";
import { EditorField } from "./editor-field.tsx";

/** In a larger board the others are mentioned by typing their whole name. */
const HANDED = 500;

type Props = Omit<ComponentProps<typeof EditorField>, "texts">;

/**
 * Where a post or comment is written, inside an ActionForm: takes the props of FormArea. With scripts it shows how the
 * text will look and keeps a draft on the device; without, it is a field with a line of help.
 * @param people who can be mentioned there
 * @param draft where the draft belongs, the member first: `${viewer.id}/${board}`; without one none is kept
 */
export function Editor(props: Props) {
  const t = words();
  const texts = {
    help: t("boardsWriting.editor.help"),
    tools: t("boardsWriting.editor.tools"),
    bold: t("boardsWriting.editor.bold"),
    italic: t("boardsWriting.editor.italic"),
    link: t("boardsWriting.editor.link"),
    list: t("boardsWriting.editor.list"),
    quote: t("boardsWriting.editor.quote"),
    code: t("boardsWriting.editor.code"),
    preview: t("boardsWriting.editor.preview"),
    previewOf: t("boardsWriting.editor.previewOf", { label: props.label }),
    nothing: t("boardsWriting.editor.nothing"),
    previewFailed: t("boardsWriting.editor.previewFailed"),
    kept: t("boardsWriting.editor.kept"),
    forget: t("boardsWriting.editor.forget"),
    people: t("boardThreads.mention.list"),
    found: Array.from({ length: OFFERED }, (_, at) => t("boardThreads.mention.found", { count: at + 1 })),
  };
  return <EditorField {...props} people={props.people?.slice(0, HANDED)} texts={texts} />;
}
