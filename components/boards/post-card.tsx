import type { ReactNode } from "react";

export type Mood = "rah" | "argh" | null;

/**
 * A post: who and when with its mood beside them, the words, and a line of what others can do. Rah and Argh differ by
 * word, by shape (a smooth edge and a rounded label; a torn edge and a burst) and by colour. `children` are the words as
 * safe HTML or nodes.
 */
export function PostCard({
  mood,
  moodText,
  beside,
  above,
  title,
  titleAs: Title = "h3",
  author,
  lang,
  foot,
  children,
}: {
  /** Null for a post without. */
  mood: Mood;
  /** "Rah!" or "Argh." */
  moodText?: string;
  /** Small, beside the mood: that it is new. */
  beside?: ReactNode;
  /** What is to be known before one reads it. */
  above?: ReactNode;
  title?: string;
  titleAs?: "h2" | "h3";
  author: ReactNode;
  lang?: string;
  /** Reactions, the way to the comments, what few need. */
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <article
      className={`relative grid gap-3 border border-line bg-card pt-4 pe-4 pb-2.5 min-[24rem]:pe-5 ${mood ? "rounded-s-xs rounded-e-lg border-s-0 ps-6" : "rounded-lg ps-4 min-[24rem]:ps-5"}`}
    >
      {mood && <MoodEdge mood={mood} />}
      <header className="flex items-start justify-between gap-3">
        {author}
        <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
          {beside}
          {mood && moodText && <MoodLabel mood={mood} text={moodText} />}
        </span>
      </header>
      {above && <div className="flex flex-wrap items-center gap-1.5">{above}</div>}
      {title && (
        <Title dir="auto" lang={lang} className="text-lg wrap-anywhere">
          {title}
        </Title>
      )}
      <div dir="auto" lang={lang} className="prose wrap-anywhere">
        {children}
      </div>
      {foot && <footer className="no-print flex flex-wrap items-center gap-x-3">{foot}</footer>}
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
      ? "-rotate-3 rounded-full bg-rah-wash px-3 py-0.5 text-rah min-[26rem]:px-3.5"
      : "burst rotate-2 bg-argh-wash px-4 py-2 -my-1 text-argh min-[26rem]:px-5";
  return (
    <span
      className={`shrink-0 justify-self-start font-display leading-snug font-bold min-[26rem]:text-lg ${look}`}
    >
      {text}
    </span>
  );
}
