import { GlassEntry } from "#components/boards/glass-entry.tsx";
import { ActionForm, FormArea, FormText } from "#components/ui/action-form.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { glassPage } from "#lib/boards/glass-queries.ts";
import { inPage, pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { agreeToEnterBoard, askToEnterBoard } from "./actions.ts";

export async function generateMetadata() {
  return { title: words()("boardsPeople.glass.title") };
}

const sayings = { asked: "boardsPeople.glass.asked", agreed: "boardsPeople.glass.agreed" } as const;

export default async function BreakGlassPage({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const viewer = await pageOrganiser("/organise/break-glass");
  const { entries, alone } = await inPage(glassPage(viewer));
  const { said } = await searchParams;
  const saying = Object.entries(sayings).find(([name]) => name === said)?.[1];
  const t = words();
  return (
    <Page
      title={t("boardsPeople.glass.title")}
      lede={t("boardsPeople.glass.lede")}
      above={
        <TextLink href="/organise" back>
          {t("desk.title")}
        </TextLink>
      }
      aside={
        <Section title={t("boardsPeople.glass.askTitle")} id="ask">
          {alone && <Notice text={t("boardsPeople.glass.alone")} />}
          <ActionForm action={askToEnterBoard}>
            <FormText
              name="address"
              label={t("boardsPeople.glass.address")}
              hint={t("boardsPeople.glass.addressHint")}
              required
              maxLength={500}
              autoComplete="off"
            />
            <FormArea
              name="reason"
              label={t("boardsPeople.glass.reason")}
              hint={t("boardsPeople.glass.reasonHint")}
              required
              maxLength={1000}
            />
            <div>
              <SubmitButton
                label={t("boardsPeople.glass.button")}
                pendingLabel={t("boardsPeople.glass.pending")}
              />
            </div>
          </ActionForm>
        </Section>
      }
    >
      <Section title={t("boardsPeople.glass.list")} id="asked">
        {saying && <Notice tone="good" text={t(saying)} />}
        {entries.length === 0 && (
          <Empty title={t("boardsPeople.glass.none")} text={t("boardsPeople.glass.noneText")} />
        )}
        <ul className="grid gap-4 empty:hidden">
          {entries.map((entry) => (
            <GlassEntry key={entry.id} entry={entry} action={agreeToEnterBoard} />
          ))}
        </ul>
      </Section>
    </Page>
  );
}
