import { Card } from "#components/ui/card.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Page } from "#components/ui/page.tsx";
import { devOnly } from "#lib/http/dev-only.ts";
import { words } from "#lib/i18n/words.ts";
import { outbox } from "#lib/mail/outbox.ts";

export async function generateMetadata() {
  devOnly();
  return { title: words()("dev.outbox.title") };
}

/** What would have gone out by mail. Each letter's HTML lies in a frame that may do nothing. */
export default async function OutboxPage() {
  devOnly();
  const t = words();
  const letters = await outbox();
  return (
    <main className="mx-auto max-w-page p-5">
      <Page title={t("dev.outbox.title")} lede={t("dev.outbox.lede")}>
        {letters.length === 0 && <Empty title={t("dev.outbox.none")} />}
        {letters.map(({ file, subject, to, at, text }) => (
          <Card key={file} label={subject}>
            <h2 className="text-xl">{subject}</h2>
            <p className="text-sm text-soft">{t("dev.outbox.to", { to, at })}</p>
            <pre className="text-sm whitespace-pre-wrap wrap-anywhere">{text}</pre>
            <details>
              <summary className="min-h-11 font-semibold text-tea">{t("dev.outbox.html")}</summary>
              <iframe
                src={`/dev/outbox/${file}`}
                sandbox=""
                loading="lazy"
                title={t("dev.outbox.html")}
                className="h-[40rem] w-full rounded-md border border-line"
              />
            </details>
          </Card>
        ))}
      </Page>
    </main>
  );
}
