import type { ActionState } from "#components/ui/action-form.tsx";
import { Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { addMinutes, clockOf, dateOf } from "#lib/calendar/wall-time.ts";
import { words } from "#lib/i18n/words.ts";
import { sayDate } from "#lib/meetups/say-when.ts";
import { KeepButton } from "./keep-date.tsx";

/** `local`: YYYY-MM-DDTHH:MM */
type Gone = {
  id: string;
  local: string;
  minutes: number;
  place: string;
  going: number;
  might: number;
};

/** Dates that changes of pattern dropped though people had answered: each can stay on, with one tap. */
export function GoneDates({
  gone,
  seriesId,
  action,
}: {
  gone: Gone[];
  seriesId: string;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  if (gone.length === 0) return null;
  return (
    <Section title={t("series.desk.gone")} id="gone">
      <p className="mb-3 max-w-prose text-soft">{t("series.desk.goneText")}</p>
      <ul className="max-w-prose border-t border-line">
        {gone.map(({ id, local, minutes, place, going, might }) => {
          const [start, end] = [clockOf(local), clockOf(addMinutes(local, minutes))];
          const date = sayDate(dateOf(local)).split(" ").slice(0, 3).join(" ");
          return (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
            >
              <span className="min-w-0">
                <TextLink href={`/meetups/${id}`}>
                  {t("series.keep.stays", { date, start, end, place })}
                </TextLink>
                <span className="block text-sm text-soft">{t("series.keep.answered", { going, might })}</span>
              </span>
              <KeepButton meetupId={id} seriesId={seriesId} label={date} action={action} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
