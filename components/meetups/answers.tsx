import { words } from "#lib/i18n/words.ts";
import type { MeetupView } from "#lib/meetups/queries.ts";
import { AnswerButtons, type AnswerState } from "./answer-buttons.tsx";

/** The answers to a date for this viewer: buttons, or why there are none. */
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
  if (!meetup.answerable)
    return (
      <p className="text-soft">
        {t(meetup.state === "cancelled" ? "meetups.detail.changed" : "meetups.detail.over")}
      </p>
    );
  if (!meetup.can.answer) return <p className="text-soft">{t("meetups.answer.askVisitor")}</p>;
  return (
    <AnswerButtons
      key={meetup.id}
      action={action}
      meetupId={meetup.id}
      idempotencyKey={formKey}
      kind={meetup.yours?.kind ?? null}
      choices={(["going", "might", "cant", "if"] as const).map((kind) => ({
        kind,
        label: t(`meetups.answer.${kind}`),
      }))}
      words={{ legend: t("meetups.answer.legend"), takeBack: t("meetups.answer.takeBack") }}
    />
  );
}
