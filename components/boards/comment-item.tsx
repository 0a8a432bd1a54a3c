import type { ReactNode } from "react";
import type { ActionState } from "#components/ui/action-form.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { Mentionable } from "#lib/boards/mention-rules.ts";
import { words } from "#lib/i18n/words.ts";
import { Removed } from "./board-post.tsx";
import { NewBadge } from "./new-badge.tsx";
import { ReactionBar, type ReactionMark } from "./reaction-bar.tsx";
import { When } from "./when.tsx";
import { Words } from "./words.tsx";
import { Writer } from "./writer.tsx";

export type CommentProps = {
  id: string;
  text: string;
  lang: string;
  author: { id: string | null; name: string; photoUrl?: string | null };
  when: { iso: string; text: string };
  edited: boolean;
  hidden: boolean;
  removedFor: string | null;
  quotes: { id: string; name: string; text: string; lang: string } | null;
  helped: boolean;
  isNew: boolean;
  reactions: { kind: ReactionMark; count: number; mine: boolean }[];
  mine: boolean;
};

/** A comment under a post. `menu` holds what can be done with it; `instead` stands in place of its words. */
export function CommentItem({
  comment,
  fields,
  react,
  menu,
  instead,
  people,
}: {
  comment: CommentProps;
  /** Where it is: board and post. */
  fields: Record<string, string>;
  /** Null for those who only read (break-glass). */
  react: ((state: ActionState, form: FormData) => Promise<ActionState>) | null;
  menu?: ReactNode;
  instead?: ReactNode;
  people?: Mentionable;
}) {
  const t = words();
  const gone = comment.removedFor !== null;
  const you = comment.mine ? { you: t("boardPosts.pen.you") } : {};
  return (
    <li
      id={`c-${comment.id}`}
      className="grid gap-2 border-t border-line pt-4 first:border-t-0 target:rounded-xs target:outline-3 target:outline-offset-6 target:outline-tea"
    >
      <div className="flex items-start justify-between gap-3">
        <Writer
          {...comment.author}
          {...you}
          below={<When {...comment.when} notes={comment.edited && !gone ? [t("boardPosts.edited")] : []} />}
        />
        <span className="flex shrink-0 flex-wrap justify-end gap-1 empty:hidden">
          <NewBadge isNew={comment.isNew} text={t("boardThreads.new")} />
          {comment.helped && <Badge tone="tea" text={t("boardPosts.thanks.badge")} />}
        </span>
      </div>
      {comment.hidden && <p className="text-sm text-soft">{t("boardPosts.hidden")}</p>}
      {comment.quotes && !gone && <QuotedWords {...comment.quotes} />}
      {instead ||
        (gone ? (
          <Removed what="Comment" reason={comment.removedFor ?? ""} />
        ) : (
          <div lang={comment.lang || undefined} className="prose wrap-anywhere">
            <Words text={comment.text} people={people} />
          </div>
        ))}
      <div className="no-print -mt-1 flex flex-wrap items-center gap-x-1 empty:hidden min-[26rem]:gap-x-3">
        {!gone && !instead && react && (
          <ReactionBar
            action={react}
            fields={{ ...fields, comment: comment.id }}
            label={t("boards.reaction.label")}
            reactions={comment.reactions.map((each) => ({
              ...each,
              label: t(`boards.reaction.${each.kind}`),
            }))}
          />
        )}
        {menu}
      </div>
    </li>
  );
}

/** Somebody's words above those that answer them, short. */
export function QuotedWords({ name, text, lang }: { name: string; text: string; lang: string }) {
  return (
    <blockquote className="max-w-prose rounded-md bg-sunk px-3 py-2 text-sm text-soft wrap-anywhere">
      <p>{words()("boardPosts.quoted", { name })}</p>
      <p dir="auto" lang={lang || undefined}>
        {text}
      </p>
    </blockquote>
  );
}
