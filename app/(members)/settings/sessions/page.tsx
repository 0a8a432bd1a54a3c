import { SignOut } from "#components/people/sign-out.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { pageMember } from "#lib/http/pages.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { SESSION_DAYS } from "#lib/members/open-session.ts";
import { type OwnSession, ownSessions } from "#lib/members/sessions.ts";
import { endOneSession, endOthers } from "./actions.ts";

export async function generateMetadata() {
  return { title: words()("settings.sessions.title") };
}

type Query = { ended?: string | string[] };

export default async function SessionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await pageMember("/settings/sessions");
  const sessions = await ownSessions(viewer);
  const { ended } = await searchParams;
  const count = Number(ended);
  const t = words();
  return (
    <Page
      title={t("settings.sessions.title")}
      lede={t("settings.sessions.lede", { days: SESSION_DAYS })}
      above={
        <TextLink href="/settings" back>
          {t("settings.back")}
        </TextLink>
      }
    >
      {ended !== undefined && Number.isSafeInteger(count) && (
        <Notice tone="good" text={t("settings.sessions.ended", { count })} />
      )}
      <ul
        aria-label={t("settings.sessions.list")}
        className="grid max-w-prose divide-y divide-line rounded-lg border border-line bg-card shadow-card"
      >
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 px-5 py-3.5">
            <div>
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {deviceName(session, t)}
                {session.here && <Badge text={t("settings.sessions.here")} tone="on" />}
              </p>
              <p className="text-sm text-soft">
                <Time
                  iso={session.since.iso}
                  text={t("settings.sessions.since", { when: session.since.text })}
                />
              </p>
            </div>
            {session.here ? (
              <SignOut label={t("settings.signOut")} size="small" />
            ) : (
              <ActionForm
                action={endOneSession}
                label={t("settings.sessions.endLabel", { device: deviceName(session, t) })}
                inline
              >
                <input type="hidden" name="session" value={session.id} />
                <SubmitButton
                  label={t("settings.sessions.end")}
                  pendingLabel={t("settings.sessions.ending")}
                  variant="danger"
                  size="small"
                />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActionForm action={endOthers} inline>
          <div>
            <SubmitButton
              label={t("settings.sessions.endOthers")}
              pendingLabel={t("settings.sessions.ending")}
              variant="danger"
            />
          </div>
        </ActionForm>
      )}
    </Page>
  );
}

function deviceName({ device: { browser, system } }: OwnSession, t: Words): string {
  if (browser && system) return t("settings.sessions.device", { browser, system });
  return browser ?? system ?? t("settings.sessions.unknown");
}
