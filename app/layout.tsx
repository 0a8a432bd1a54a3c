import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { FailureWords } from "#components/ui/failure-words.tsx";
import { currentGroup } from "#lib/http/current-group.ts";
import { words } from "#lib/i18n/words.ts";
import "./globals.css";

// Every page is rendered when it is asked for; what visitors see the door keeps (docs/decisions/01-the-door.md).
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const name = (await currentGroup())?.name ?? words()("site.unnamed");
  return { title: { default: name, template: `%s · ${name}` }, applicationName: name };
}

export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB" dir="ltr">
      <body>
        {children}
        <FailureWords words={failureWords()} />
      </body>
    </html>
  );
}

/** What the browser may have to say without us. */
function failureWords(): FailureWords {
  const t = words();
  return {
    title: t("common.broken.title"),
    text: t("common.broken.text"),
    again: t("common.broken.again"),
    home: t("common.broken.home"),
    number: t("door.number", { id: "…" }),
    lost: t("common.error.lost"),
    stale: t("common.error.stale"),
    byDoor: [t("door.tooLarge.text"), t("door.broken.text"), t("door.stranger.text")],
  };
}
