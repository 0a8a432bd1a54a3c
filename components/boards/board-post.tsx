import type { ReactNode } from "react";
import type { ActionState } from "#components/ui/action-form.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Mentionable } from "#lib/boards/mention-rules.ts";
import { words } from "#lib/i18n/words.ts";
import { PostCard } from "./post-card.tsx";
import { type PostPicture, PostPictures } from "./post-pictures.tsx";
import { ReactionBar, type ReactionMark } from "./reaction-bar.tsx";
import { Veiled } from "./veiled.tsx";
import { When } from "./when.tsx";
import { Words } from "./words.tsx";
import { Writer } from "./writer.tsx";

type Shown = { iso: string; text: string };
export type BoardPostProps = {
  id: string;
  mood: "rah" | "argh" | null;
  title: string;
  text: string;
  lang: string;
  listen: boolean;
  veil: string | null;
  author: { id: string | null; name: string; photoUrl?: string | null };
  when: Shown;
  edited: boolean;
  goes: Shown | null;
  hidden: boolean;
  removedFor: string | null;
  pictures: PostPicture[];
  reactions: { kind: ReactionMark; count: number; mine: boolean }[];
  comments: number;
  mine: boolean;
};

/**
 * A post as it stands in a board: who and when, mood, words, reactions. `href` leads to its thread; where there is none
 * it is the thread, whose heading is the title.
 */
export function BoardPost({
  post,
  board,
  href,
  from,
  react,
  menu,
  people,
  unseen,
}: {
  post: BoardPostProps;
  board: string;
  href?: string;
  /** What the reaction form says of where it stands; see reactToPost. */
  from?: string;
  /** Null for those who only read (break-glass). */
  react: ((state: ActionState, form: FormData) => Promise<ActionState>) | null;
  menu?: ReactNode;
  people?: Mentionable;
  /** What of its thread is new to the viewer: the post itself, or so many comments. */
  unseen?: { post: boolean; comments: number };
}) {
  const t = words();
  const reactions = post.reactions.map((each) => ({ ...each, label: t(`boards.reaction.${each.kind}`) }));
  const gone = post.removedFor !== null;
  const bar = !gone && react && (
    <ReactionBar
      action={react}
      fields={{ board, post: post.id, ...(from && { from }) }}
      label={t("boards.reaction.label")}
      reactions={reactions}
    />
  );
  const fresh = unseen?.post
    ? t("boardThreads.new")
    : unseen?.comments
      ? t("boardThreads.newComments", { count: unseen.comments })
      : null;
  const notes = [
    post.edited && !gone && t("boardPosts.edited"),
    post.goes && t("boardPosts.goes", { day: post.goes.text }),
  ].filter((note) => typeof note === "string");
  const text = <Words text={post.text} people={people} />;
  const said = (
    <div className="grid gap-3">
      {href && isLong(post.text) ? <Beginning href={href}>{text}</Beginning> : text}
      <PostPictures pictures={post.pictures} />
    </div>
  );
  return (
    <PostCard
      mood={post.mood}
      {...(post.mood ? { moodText: t(`boards.mood.${post.mood}`) } : {})}
      title={href && post.title}
      lang={post.lang || undefined}
      author={
        <Writer
          {...post.author}
          {...(post.mine && { you: t("boardPosts.pen.you") })}
          below={<When {...post.when} notes={notes} href={href} />}
        />
      }
      beside={fresh && <Badge tone="on" text={fresh} />}
      above={
        (post.listen || post.hidden) && (
          <>
            {post.listen && !gone && <Badge tone="tea" text={t("boardPosts.listen")} />}
            {post.hidden && <p className="text-sm text-soft">{t("boardPosts.hidden")}</p>}
          </>
        )
      }
      foot={
        (bar || href || menu) && (
          <>
            {bar}
            <span className="ms-auto flex items-center">
              {href && (
                <Link
                  href={`${href}#comments`}
                  className="py-2.5 text-sm font-semibold text-tea underline-offset-4 hover:underline"
                >
                  {t("boards.post.comments", { count: post.comments })}
                </Link>
              )}
              {menu}
            </span>
          </>
        )
      }
    >
      {gone ? (
        <Removed what="Post" reason={post.removedFor ?? ""} />
      ) : post.veil === null ? (
        said
      ) : (
        <Veiled reason={post.veil}>{said}</Veiled>
      )}
    </PostCard>
  );
}

/** More than a screen of a phone: among others only its beginning is shown. */
const isLong = (text: string) => text.length > 1_200 || text.split("\n").length > 24;

function Beginning({ href, children }: { href: string; children: ReactNode }) {
  return (
    <div>
      <div className="max-h-80 overflow-hidden [mask-image:linear-gradient(#000_70%,#0000)] print:max-h-none print:[mask-image:none]">
        {children}
      </div>
      <p className="no-print">
        <TextLink href={href}>{words()("boards.post.readOn")}</TextLink>
      </p>
    </div>
  );
}

/** What is left of something that a keeper removed. */
export function Removed({ what, reason }: { what: "Post" | "Comment"; reason: string }) {
  return (
    <p className="text-soft italic">{words()(`boardPosts.removed${what}`, { reason: reason || "none" })}</p>
  );
}
