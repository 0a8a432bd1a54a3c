import type { ComponentProps } from "react";
import type { QuietAskView } from "#lib/meetups/quiet-queries.ts";
import type { VoteView } from "#lib/meetups/vote-queries.ts";
import { QuietCard } from "./quiet-card.tsx";
import { VoteCard } from "./vote-card.tsx";

/** What asks something of members now: date votes, and series that have become quiet. */
export function OpenQuestions({
  votes,
  asks,
  now,
  answerQuiet,
}: {
  votes: VoteView[];
  asks: QuietAskView[];
  now: Date;
  answerQuiet: ComponentProps<typeof QuietCard>["action"];
}) {
  if (votes.length + asks.length === 0) return null;
  return (
    <div className="grid gap-4">
      {votes.map((vote) => (
        <VoteCard key={vote.id} vote={vote} now={now} />
      ))}
      {asks.map((ask) => (
        <QuietCard key={ask.id} ask={ask} action={answerQuiet} />
      ))}
    </div>
  );
}
