import { MoveForm, NoteForm, SkipForm } from "#components/meetups/date-forms.tsx";
import { DateHappened } from "#components/meetups/date-happened.tsx";
import { Page } from "#components/ui/page.tsx";
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
  const rest = (
    <>
      {date.can.skip && <SkipForm date={date} action={skip} />}
      <NoteForm date={date} action={saveNote} />
    </>
  );
  return (
    <Page
      title={t("oneDate.title")}
      lede={t(date.skipped ? "oneDate.ledeSkipped" : "oneDate.lede")}
      above={
        <TextLink href={`/meetups/${id}`} back>
          {[date.name || date.seriesName, said(date, t)].filter(Boolean).join(" · ")}
        </TextLink>
      }
      aside={date.can.move && rest}
    >
      <DateHappened
        date={date}
        said={whatHappened(date, sent, t)}
        putBack={putBack(date, t)}
        formKey={newFormKey()}
        actions={{ move, back }}
      />
      {date.can.move ? <MoveForm date={date} action={move} formKey={newFormKey()} /> : rest}
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

/** How it stood before it was moved just now, as a form takes it. */
function putBack({ before, seats }: DatePage, t: Words) {
  if (!before) return undefined;
  const { day, from, till, place } = before;
  const values = { day, from, till, place: place.name, address: place.address, seats };
  return { values, words: t("oneDate.move.back", { when: said(before, t) }) };
}
