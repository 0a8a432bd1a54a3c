import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";
import { stopLink } from "#lib/mail/stop-queries.ts";
import { stopTheseLetters } from "./actions.ts";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props) {
  const link = await stopLink((await params).token);
  return { title: words()(titleOf(link)), robots: { index: false, follow: false } };
}

/** Stops letters of one kind for whoever has the letter, signed in or not. Says nothing of whose letters they are. */
export default async function StopLettersPage({ params }: Props) {
  const { token } = await params;
  const link = await stopLink(token);
  const t = words();
  if (!link) return <Page title={t(titleOf(link))} lede={t("letterKinds.stop.bad")} />;
  const { kind, stopped } = link;
  return (
    <Page
      title={t(titleOf(link))}
      lede={t(stopped ? "letterKinds.stop.stoppedLede" : "letterKinds.stop.lede")}
    >
      <div className="max-w-prose">
        <Card roomy>
          <div className="grid gap-1">
            <p className="font-semibold">{t(`letterKinds.kind.${kind}`)}</p>
            <p className="text-soft">{t(`letterKinds.about.${kind}`)}</p>
          </div>
          <ActionForm action={stopTheseLetters}>
            <input type="hidden" name="token" value={token} />
            <div>
              <SubmitButton
                name="stop"
                value={stopped ? "no" : "yes"}
                label={t(stopped ? "letterKinds.stop.again" : "letterKinds.stop.button")}
                pendingLabel={t(stopped ? "letterKinds.stop.starting" : "letterKinds.stop.stopping")}
                variant={stopped ? "plain" : "primary"}
              />
            </div>
          </ActionForm>
        </Card>
        <p className="mt-5 text-sm text-soft">{t("letterKinds.stop.others")}</p>
      </div>
    </Page>
  );
}

function titleOf(link: { stopped: boolean } | null) {
  if (!link) return "letterKinds.stop.badTitle";
  return link.stopped ? "letterKinds.stop.stoppedTitle" : "letterKinds.stop.title";
}
