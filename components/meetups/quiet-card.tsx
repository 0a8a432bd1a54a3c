import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { words } from "#lib/i18n/words.ts";
import { dayName } from "#lib/meetups/pattern.ts";
import type { QuietAskView } from "#lib/meetups/quiet-queries.ts";

const kinds = ["keep", "change", "pause"] as const;

/** What a quiet series asks: three buttons, and for those who would have it otherwise the way to propose it. */
export function QuietCard({
  ask,
  action,
}: {
  ask: QuietAskView;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  const title = ask.day
    ? t("votes.quiet.cardDay", { day: dayName(ask.day) })
    : t("votes.quiet.card", { series: ask.series.name });
  const wish = ask.yours === "keep" ? null : ask.yours;
  return (
    <Card label={title}>
      <div className="grid gap-1">
        <h2 dir="auto" className="text-xl">
          {title}
        </h2>
        <p className="max-w-prose text-soft">{t("votes.quiet.text")}</p>
      </div>
      <ActionForm action={action} label={t("votes.quiet.legend")} inline>
        <input type="hidden" name="ask" value={ask.id} />
        <div className="flex flex-wrap gap-2">
          {kinds.map((kind) => (
            <Button
              key={kind}
              name="kind"
              value={kind}
              aria-pressed={ask.yours === kind}
              variant={ask.yours === kind ? "primary" : "plain"}
            >
              {t(`votes.quiet.${kind}`)}
            </Button>
          ))}
        </div>
      </ActionForm>
      {wish && ask.proposals && (
        <div>
          <ButtonLink href={`/series/${ask.series.id}/propose?what=${wish}`} size="small">
            {t(`votes.quiet.propose.${wish}`)}
          </ButtonLink>
        </div>
      )}
      {ask.wishes && <p className="text-sm text-soft">{t("votes.quiet.wishes", ask.wishes)}</p>}
    </Card>
  );
}
