import { type Words, words } from "#lib/i18n/words.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import type { CandidateView, Markers, VoteView } from "#lib/meetups/vote-queries.ts";
import { Cups } from "./cups.tsx";
import { DayBlock } from "./day-block.tsx";
import { MarkButtons, type MarkState } from "./mark-buttons.tsx";

/** The days of a vote: how many could on each, drawn and by name, and the two buttons while it is open. */
export function VoteDays({
  vote,
  now,
  mark,
}: {
  vote: VoteView;
  now: Date;
  mark: (state: MarkState, form: FormData) => Promise<MarkState>;
}) {
  const t = words();
  return (
    <ul aria-label={t("votes.days")} className="border-t border-line">
      {vote.candidates.map((candidate) => {
        const when = sayWhen(candidate, now, t);
        const day = t("votes.day", { date: when.date, time: when.time });
        return (
          <li
            key={candidate.id}
            className="grid grid-cols-[3.2rem_minmax(0,1fr)] gap-x-4 gap-y-3 border-b border-line py-4 wide:grid-cols-[3.2rem_minmax(0,1fr)_16rem]"
          >
            <DayBlock day={when.day} />
            <div className="grid min-w-0 content-start gap-1.5">
              <p className="font-semibold">
                <time dateTime={when.iso}>
                  <span className="sr-only">{day}</span>
                  <span aria-hidden="true">{when.heading}</span>
                </time>
              </p>
              <Tally candidate={candidate} t={t} />
              {candidate.addedBy && (
                <p className="text-sm text-soft">
                  <bdi>{t("votes.added", { name: candidate.addedBy })}</bdi>
                </p>
              )}
            </div>
            {vote.open && (
              <div className="col-span-2 wide:col-span-1">
                <MarkButtons
                  action={mark}
                  vote={vote.id}
                  candidate={candidate.id}
                  day={day}
                  kind={candidate.yours}
                  choices={[
                    { kind: "could", label: t("votes.could") },
                    { kind: "if_need_be", label: t("votes.ifNeedBe") },
                  ]}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Tally({ candidate: { could, ifNeedBe }, t }: { candidate: CandidateView; t: Words }) {
  if (could.count + ifNeedBe.count === 0) return <p className="text-sm text-soft">{t("votes.nobody")}</p>;
  return (
    <div className="flex items-start gap-x-3 text-sm text-soft">
      <Cups
        going={could.count}
        might={ifNeedBe.count}
        label={t("votes.tally", { could: could.count, ifNeedBe: ifNeedBe.count })}
      />
      <p className="min-w-0 wrap-anywhere">
        {t("votes.who", {
          could: could.count > 0 ? names(could, t) : "none",
          both: could.count > 0 && ifNeedBe.count > 0 ? "yes" : "no",
          ifNeedBe: ifNeedBe.count > 0 ? names(ifNeedBe, t) : "none",
        })}
      </p>
    </div>
  );
}

/** Oneself first, as "you"; isolated, so that a name written from right to left stays in its place. */
function names({ count, people }: Markers, t: Words, locale = "en-GB"): string {
  const each = people.map(({ name, you }) => (you ? t("votes.you") : `\u2068${name}\u2069`));
  const others = count - people.length;
  const all = others > 0 ? [...each, t("votes.others", { count: others })] : each;
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(all);
}
