import { ActionForm, type ActionState, FormArea, FormKey } from "#components/ui/action-form.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Time } from "#components/ui/time.tsx";
import { clockOf, toLocal } from "#lib/calendar/wall-time.ts";
import { words } from "#lib/i18n/words.ts";
import type { Remarks as Thread } from "#lib/meetups/remark-queries.ts";
import { inZone, localDate } from "#lib/time.ts";

import { RefusedRemark } from "./refused-remark.tsx";

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;
type Remark = Thread["remarks"][number];

/** The thread of one date. Null is a visitor's: they see none of it, not even that there is one. */
export function Remarks({
  thread,
  meetup,
  now,
  formKey,
  deleted,
  say,
  remove,
}: {
  thread: Thread | null;
  meetup: { id: string; zone: string };
  now: Date;
  formKey: string;
  /** A remark was deleted just now. */
  deleted: boolean;
  say: Action;
  remove: Action;
}) {
  if (!thread) return null;
  const t = words();
  const path = `/meetups/${meetup.id}`;
  return (
    <Section title={t("onTheDay.remarks.title")} id="remarks">
      <div className="grid max-w-prose gap-5">
        {deleted && <Notice tone="good" text={t("onTheDay.remarks.deleted")} />}
        <Paging
          label={t("onTheDay.remarks.more")}
          newer={thread.newest ? undefined : { href: `${path}#remarks`, text: t("onTheDay.remarks.newest") }}
          older={
            thread.older
              ? { href: `${path}?older=${thread.older}#remarks`, text: t("onTheDay.remarks.older") }
              : undefined
          }
        />
        {thread.remarks.length === 0 && thread.can.say && (
          <p className="text-soft">{t("onTheDay.remarks.empty")}</p>
        )}
        <ol className="grid gap-4 empty:hidden">
          {thread.remarks.map((remark) => (
            <RemarkItem key={remark.id} remark={remark} meetup={meetup} now={now} remove={remove} />
          ))}
        </ol>
        {!thread.can.say && <p className="text-sm text-soft">{t("onTheDay.remarks.closed")}</p>}
        {/* One form, open or closed: without scripts what was refused comes back only to the place it was sent from. */}
        {thread.newest && (
          <ActionForm action={say}>
            {thread.can.say ? (
              <RemarkFields meetupId={meetup.id} formKey={formKey} />
            ) : (
              <RefusedRemark name="remark" label={t("onTheDay.remarks.field")} />
            )}
          </ActionForm>
        )}
      </div>
    </Section>
  );
}

function RemarkFields({ meetupId, formKey }: { meetupId: string; formKey: string }) {
  const t = words();
  return (
    <>
      <input type="hidden" name="meetup" value={meetupId} />
      <FormKey name="key" value={formKey} />
      <FormArea
        name="remark"
        label={t("onTheDay.remarks.field")}
        hint={t("onTheDay.remarks.hint")}
        rows={2}
        maxLength={300}
        required
      />
      <div>
        <SubmitButton label={t("onTheDay.remarks.button")} pendingLabel={t("onTheDay.remarks.pending")} />
      </div>
    </>
  );
}

function RemarkItem({
  remark,
  meetup,
  now,
  remove,
}: {
  remark: Remark;
  meetup: { id: string; zone: string };
  now: Date;
  remove: Action;
}) {
  const t = words();
  const { id, text, writtenAt, by, you, can } = remark;
  return (
    <li id={`r-${id}`} className="flex gap-3 rounded-md target:bg-tea-wash">
      <Avatar
        id={by.id}
        name={by.name}
        photoUrl={by.photoId ? `/api/photos/${by.photoId}?size=small` : null}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-soft">
          <Link
            href={`/people/${by.id}`}
            className="font-semibold no-underline wrap-anywhere hover:text-tea hover:underline"
          >
            <bdi>{you ? t("onTheDay.remarks.you", { name: by.name }) : by.name}</bdi>
          </Link>
          <Time iso={writtenAt.toISOString()} text={said(writtenAt, meetup.zone, now)} />
        </p>
        <p dir="auto" className="wrap-anywhere">
          {text}
        </p>
        {can.delete && (
          <Confirm
            group="delete-remark"
            label={t("onTheDay.remarks.delete")}
            question={t("onTheDay.remarks.deleteQuestion")}
          >
            <ActionForm
              action={remove}
              label={t("onTheDay.remarks.deleteLabel", { name: by.name, text })}
              inline
            >
              <input type="hidden" name="meetup" value={meetup.id} />
              <input type="hidden" name="id" value={id} />
              <SubmitButton
                variant="danger"
                size="small"
                label={t("onTheDay.remarks.deleteButton")}
                pendingLabel={t("onTheDay.remarks.deleting")}
              />
            </ActionForm>
          </Confirm>
        )}
      </div>
    </li>
  );
}

/** "today, 10:42", "Friday 20 November, 10:42", by the café's clock. */
function said(at: Date, zone: string, now: Date): string {
  const t = words();
  const day = localDate(at, zone) === localDate(now, zone);
  const sameYear = inZone(at, zone, "yyyy") === inZone(now, zone, "yyyy");
  const date = day ? t("meetups.today") : inZone(at, zone, sameYear ? "EEEE d MMMM" : "EEEE d MMMM yyyy");
  return t("onTheDay.remarks.when", { date, time: clockOf(toLocal(at, zone)) });
}
