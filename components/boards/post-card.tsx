import { Fragment, type ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";

export type Mood = "rah" | "argh" | null;

/**
 * A post. Rah and Argh differ by word, by shape (a smooth edge and a rounded label; a torn edge and a
 * burst) and by colour. `children` are the words as safe HTML or nodes; `foot` is for the reaction bar.
 */
export function PostCard({
  mood,
  moodText,
  above,
  title,
  titleAs: Title = "h3",
  author,
  when,
  notes = [],
  href,
  comments,
  lang,
  menu,
  foot,
  children,
}: {
  /** Null for a board without moods. */
  mood: Mood;
  /** "Rah!" or "Argh." */
  moodText?: string;
  /** What is to be known before one reads it. */
  above?: ReactNode;
  title?: string;
  titleAs?: "h2" | "h3";
  author: ReactNode;
  when: { iso: string; text: string };
  /** Small remarks beside the time: "edited". */
  notes?: string[];
  /** The post's own page; the time links to it. */
  href?: string;
  /** "3 comments", linked to the post. */
  comments?: string;
  lang?: string;
  /** The author's own doings: edit, delete. */
  menu?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  const time = <time dateTime={when.iso}>{when.text}</time>;
  const link = "-my-3 py-3 underline decoration-transparent underline-offset-4 hover:decoration-current";
  return (
    <article
      className={`relative grid gap-2.5 border border-line bg-card py-4 pe-4 min-[24rem]:pe-5 ${mood ? "rounded-s-xs rounded-e-lg border-s-0 ps-6" : "rounded-lg ps-4 min-[24rem]:ps-5"}`}
    >
      {mood && <MoodEdge mood={mood} />}
      {mood && moodText && <MoodLabel mood={mood} text={moodText} />}
      {above && <div className="grid justify-items-start gap-1.5">{above}</div>}
      {title && (
        <Title dir="auto" lang={lang} className="text-lg wrap-anywhere">
          {title}
        </Title>
      )}
      <div dir="auto" lang={lang} className="prose wrap-anywhere">
        {children}
      </div>
      <div className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
        <bdi className="font-semibold wrap-anywhere">{author}</bdi>
        <span aria-hidden="true">·</span>
        {href ? (
          <Link href={href} className={link}>
            {time}
          </Link>
        ) : (
          time
        )}
        {notes.map((note) => (
          <Fragment key={note}>
            <span aria-hidden="true">·</span>
            <span>{note}</span>
          </Fragment>
        ))}
        {comments && href && (
          <>
            <span aria-hidden="true">·</span>
            <Link href={`${href}#comments`} className={link}>
              {comments}
            </Link>
          </>
        )}
      </div>
      {foot}
      {menu}
    </article>
  );
}

function MoodEdge({ mood }: { mood: "rah" | "argh" }) {
  const look = mood === "rah" ? "w-1.5 rounded-s-xs bg-rah" : "torn w-2.5 bg-argh";
  return <span aria-hidden="true" className={`absolute inset-y-0 start-0 ${look}`} />;
}

/** The word itself, tilted: up for Rah, down for Argh. */
export function MoodLabel({ mood, text }: { mood: "rah" | "argh"; text: string }) {
  const look =
    mood === "rah"
      ? "-rotate-3 rounded-full bg-rah-wash px-3.5 py-0.5 text-rah"
      : "burst rotate-2 bg-argh-wash px-5 py-2 -my-1 text-argh";
  return (
    <span className={`justify-self-start font-display text-lg leading-snug font-bold ${look}`}>{text}</span>
  );
}
