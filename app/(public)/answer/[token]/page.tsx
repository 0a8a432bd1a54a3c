import { ActionForm } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Page } from "#components/ui/page.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { inPage } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupByLink } from "#lib/meetups/answer-by-link.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { now } from "#lib/time.ts";
import { answerFromLetter } from "./actions.ts";

export const metadata = { title: words()("standing.link.title"), robots: { index: false } };

/**
 * Where the button of a letter leads. Opening it changes nothing, since mail programs and their guards open links by
 * themselves; the press on this page answers.
 */
export default async function AnswerPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const meetup = await inPage(meetupByLink(token));
  const t = words();
  const when = sayWhen(meetup, now(), t);
  return (
    <Page
      title={when.heading}
      lede={t("meetups.whereWhen", { place: meetup.place.name, date: when.date })}
      above={<StatePill state={meetup.state} text={t(`meetups.state.${meetup.state}`)} />}
    >
      <div className="max-w-prose">
        <Card roomy>
          <ActionForm action={answerFromLetter} label={t("standing.link.form")}>
            <input type="hidden" name="token" value={token} />
            <p className="text-soft">{t("standing.link.lede")}</p>
            <p className="grid gap-2 min-[30rem]:grid-cols-3">
              {(["going", "might", "cant"] as const).map((kind) => (
                <SubmitButton
                  key={kind}
                  name="kind"
                  value={kind}
                  variant={kind === "going" ? "primary" : "plain"}
                  label={t(`meetups.answer.${kind}`)}
                  pendingLabel={t("common.working")}
                  wide
                />
              ))}
            </p>
          </ActionForm>
        </Card>
        <p className="mt-5">
          <ButtonLink href={`/meetups/${meetup.id}`}>{t("standing.link.done")}</ButtonLink>
        </p>
      </div>
    </Page>
  );
}
