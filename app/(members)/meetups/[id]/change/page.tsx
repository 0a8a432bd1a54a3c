import { DateHappened } from "#components/meetups/date-happened.tsx";
import { SlotFields } from "#components/meetups/slot-fields.tsx";
import { ActionForm, FormArea, FormText } from "#components/ui/action-form.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { type DatePage, datePage } from "#lib/meetups/one-date-queries.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { newFormKey } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { back, move, saveNote, skip } from "../../actions.ts";

type Sent = Record<"was" | "seats" | "skipped" | "back", string | string[] | undefined>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Sent> };

export const metadata = { title: words()("oneDate.title") };

/** One date alone: moved, skipped, brought back, and a few words to it. */
export default async function ChangeDatePage({ params, searchParams }: Props) {
  const [{ id }, sent] = await Promise.all([params, searchParams]);
  const viewer = await pageMember(`/meetups/${id}/change`);
  const date = await inPage(datePage(viewer, id, String(sent.was)));
  const t = words();
  const { before } = date;
  const values = { ...date, place: date.place.name, address: date.place.address };
  return (
    <Page
      title={t("oneDate.title")}
      lede={t(date.skipped ? "oneDate.ledeSkipped" : "oneDate.lede")}
      above={
        <TextLink href={`/meetups/${id}`} back>
          {[date.name || date.seriesName, said(date, t)].filter(Boolean).join(" · ")}
        </TextLink>
      }
    >
      <DateHappened
        date={date}
        said={whatHappened(date, sent, t)}
        putBack={
          before
            ? {
                values: {
                  day: before.day,
                  from: before.from,
                  till: before.till,
                  place: before.place.name,
                  address: before.place.address,
                  seats: date.seats,
                },
                words: t("oneDate.move.back", { when: said(before, t) }),
              }
            : undefined
        }
        formKey={newFormKey()}
        actions={{ move, back }}
      />
      {date.can.move && (
        <Section title={t("oneDate.move.title")} id="move">
          <ActionForm key={`${date.day} ${date.from}`} action={move} label={t("oneDate.move.title")}>
            <input type="hidden" name="meetup" value={id} />
            <input type="hidden" name="sent" value={newFormKey()} />
            <SlotFields values={values} earliest={date.earliest} places={date.places} />
            <p>
              <SubmitButton
                variant="primary"
                label={t("oneDate.move.button")}
                pendingLabel={t("common.working")}
              />
            </p>
          </ActionForm>
          {date.seriesId && (
            <p className="mt-4 text-soft">
              {t("oneDate.followingText")}{" "}
              <TextLink href={`/organise/series/${date.seriesId}/change?from=${date.day}`}>
                {t("oneDate.following")}
              </TextLink>
            </p>
          )}
        </Section>
      )}
      {date.can.skip && (
        <Section title={t("oneDate.skip.title")} id="skip">
          <ActionForm action={skip} label={t("oneDate.skip.title")}>
            <p className="max-w-prose">{t("oneDate.skip.text")}</p>
            <input type="hidden" name="meetup" value={id} />
            <FormText
              name="reason"
              label={t("oneDate.skip.reason")}
              hint={t("oneDate.skip.reasonHint")}
              maxLength={300}
              dir="auto"
              required
            />
            <p>
              <SubmitButton label={t("oneDate.skip.button")} pendingLabel={t("common.working")} />
            </p>
          </ActionForm>
        </Section>
      )}
      <Section title={t("oneDate.note.title")} id="write">
        <ActionForm action={saveNote} label={t("oneDate.note.title")}>
          <p className="max-w-prose">{t("oneDate.note.lede")}</p>
          <input type="hidden" name="meetup" value={id} />
          <FormArea
            name="note"
            label={t("oneDate.note.field")}
            hint={t("oneDate.note.hint")}
            defaultValue={date.note}
            maxLength={2000}
          />
          <p>
            <SubmitButton label={t("oneDate.note.button")} pendingLabel={t("common.working")} />
          </p>
        </ActionForm>
      </Section>
    </Page>
  );
}

type Told = Pick<DatePage, "startsAt" | "endsAt" | "zone" | "place">;

/** "Wednesday 5 March, 11:00–12:00, Costa". */
function said({ place, ...slot }: Told, t: Words): string {
  const { date, time } = sayWhen(slot, now(), t);
  return t("oneDate.when", { date, time, place: place.name });
}

function whatHappened(date: DatePage, sent: Sent, t: Words): string | undefined {
  if (sent.skipped !== undefined && date.skipped) return t("oneDate.skip.did");
  if (sent.back !== undefined && !date.skipped) return t("oneDate.skip.broughtBack");
  if (sent.seats !== undefined) return t("oneDate.move.seats");
  if (sent.was === undefined || date.skipped) return undefined;
  const moved = t("oneDate.move.did", { when: said(date, t) });
  if (!date.jumpedFrom) return moved;
  const stands = sayWhen(date, now(), t).time.slice(0, 5);
  return `${moved} ${t("oneDate.move.gap", { asked: date.jumpedFrom, stands })}`;
}
