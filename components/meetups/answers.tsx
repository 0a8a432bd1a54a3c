import { type Words, words } from "#lib/i18n/words.ts";
import type { MeetupView } from "#lib/meetups/queries.ts";
import { AnswerButtons, type AnswerState } from "./answer-buttons.tsx";

/** The answers to a date for this viewer, with what theirs comes to; or why there are none. */
export function Answers({
  meetup,
  action,
  formKey,
}: {
  meetup: MeetupView;
  action: (state: AnswerState, form: FormData) => Promise<AnswerState>;
  formKey: string;
}) {
  const t = words();
  if (!meetup.answerable) return <p className="text-soft wrap-anywhere">{whyNot(meetup, t)}</p>;
  if (!meetup.can.answer) return <p className="text-soft">{t("meetups.answer.askVisitor")}</p>;
  const { yours } = meetup;
  return (
    <AnswerButtons
      key={meetup.id}
      action={action}
      meetupId={meetup.id}
      idempotencyKey={formKey}
      kind={yours?.kind ?? null}
      holds={holds(yours, t)}
      choices={(["going", "might", "cant", "if"] as const).map((kind) => ({
        kind,
        label: t(`meetups.answer.${kind}`),
      }))}
      words={{ legend: t("meetups.answer.legend"), takeBack: t("meetups.answer.takeBack") }}
    />
  );
}

function whyNot({ skipped, cancelledFor, state }: MeetupView, t: Words): string {
  if (skipped && cancelledFor) return t("oneDate.off.answers", { reason: cancelledFor });
  return t(state === "cancelled" ? "meetups.detail.changed" : "meetups.detail.over");
}

/** What only its author reads: what they wait for, why they go, where in the line they are. */
function holds(yours: MeetupView["yours"], t: Words, locale = "en-GB"): string | undefined {
  if (yours?.place) return t("answers.holds.inLine", { place: yours.place });
  if (!yours?.waitingFor) return undefined;
  if (yours.kind === "going") return t("answers.holds.cameIn");
  if ("atLeast" in yours.waitingFor) return t("answers.holds.if", { count: yours.waitingFor.atLeast });
  const { names } = yours.waitingFor;
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return t("answers.holds.ifNamed", { names: list.format(names), count: names.length });
}
