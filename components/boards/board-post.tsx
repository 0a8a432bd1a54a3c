import type { ReactNode } from "react";
import type { ActionState } from "#components/ui/action-form.tsx";
import { words } from "#lib/i18n/words.ts";
import { PostCard } from "./post-card.tsx";
import { ReactionBar, type ReactionMark } from "./reaction-bar.tsx";
import { Words } from "./words.tsx";
import { Writer } from "./writer.tsx";

export type BoardPostProps = {
  id: string;
  mood: "rah" | "argh" | null;
  text: string;
  author: { id: string | null; name: string; photoUrl?: string | null };
  when: { iso: string; text: string };
  reactions: { kind: ReactionMark; count: number; mine: boolean }[];
  comments: number;
};

/** A post as it stands in a board: mood, words, who and when, reactions. `href` leads to its thread. */
export function BoardPost({
  post,
  board,
  href,
  from,
  react,
  menu,
}: {
  post: BoardPostProps;
  board: string;
  href?: string;
  /** What the reaction form says of where it stands; see reactToPost. */
  from?: string;
  react: (state: ActionState, form: FormData) => Promise<ActionState>;
  menu?: ReactNode;
}) {
  const t = words();
  const reactions = post.reactions.map((each) => ({ ...each, label: t(`boards.reaction.${each.kind}`) }));
  const bar = (
    <ReactionBar
      action={react}
      fields={{ board, post: post.id, ...(from && { from }) }}
      label={t("boards.reaction.label")}
      reactions={reactions}
    />
  );
  return (
    <PostCard
      mood={post.mood}
      {...(post.mood ? { moodText: t(`boards.mood.${post.mood}`) } : {})}
      author={<Writer {...post.author} />}
      when={post.when}
      href={href}
      comments={t("boards.post.comments", { count: post.comments })}
      foot={bar}
      menu={menu}
    >
      <Words text={post.text} />
    </PostCard>
  );
}
