import type { ReactNode } from "react";
import { LiveStill } from "#components/layout/live.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";
import type { ReadForm } from "#lib/meetups/read-change.ts";
import { ChangePreview } from "./change-preview.tsx";

type Preview = Parameters<typeof ChangePreview>[0];

/** Where an organiser changes a series: the form, and below it what it would do, with the button that does it. */
export function PlanPage({
  what,
  series,
  read: { values, preview },
  formKey,
  action,
  children,
}: {
  what: "change" | "pause";
  series: { id: string; name: string };
  read: ReadForm<Preview["values"]>;
  formKey: string;
  action: Preview["action"];
  /** The form. */
  children: ReactNode;
}) {
  const t = words();
  return (
    <Page
      title={t(`series.${what}.title`)}
      lede={t(`series.${what}.lede`)}
      above={
        <TextLink href={`/organise/series/${series.id}`} back>
          {t("series.desk.back", { name: series.name })}
        </TextLink>
      }
    >
      {children}
      {preview && <LiveStill topic="meetups" />}
      {preview && (
        <ChangePreview
          preview={preview}
          values={values}
          seriesId={series.id}
          formKey={formKey}
          action={action}
        />
      )}
    </Page>
  );
}
