import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Words, words } from "#lib/i18n/words.ts";
import type { OnTheDay as Day } from "#lib/meetups/on-the-day-queries.ts";

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;

/** On the day itself: who is heading down, and the buttons to say that one is, or is there. Null is another day. */
export function OnTheDay({
  day,
  meetupId,
  shout,
  here,
}: {
  day: Day | null;
  meetupId: string;
  shout: Action;
  here: Action;
}) {
  if (!day) return null;
  const t = words();
  return (
    <div className="grid gap-2">
      {day.headingDown.length > 0 && (
        <p className="mb-1 rounded-md bg-tea-wash px-4 py-2.5 font-semibold text-ink wrap-anywhere">
          {heading(day.headingDown, t)}
        </p>
      )}
      {day.can.shout && !day.yours.here && (
        <ActionForm action={shout} inline>
          <input type="hidden" name="meetup" value={meetupId} />
          <SubmitButton
            label={t("onTheDay.shout.button")}
            pendingLabel={t("onTheDay.shout.pending")}
            pressed={day.yours.shouted}
            wide
          />
        </ActionForm>
      )}
      {day.can.here && (
        <ActionForm action={here} label={t("onTheDay.here.legend")} inline>
          <input type="hidden" name="meetup" value={meetupId} />
          {/* One button, so that focus stays on it while its words change. */}
          <SubmitButton
            name="there"
            value={day.yours.here ? "no" : "yes"}
            label={t(day.yours.here ? "onTheDay.here.left" : "onTheDay.here.button")}
            pendingLabel={t("onTheDay.here.pending")}
            wide
          />
        </ActionForm>
      )}
    </div>
  );
}

function heading(people: Day["headingDown"], t: Words): string {
  const { you, names, count } = named(people, t);
  if (!you) return t("onTheDay.shout.heading", { count, names });
  return count === 0 ? t("onTheDay.shout.youAlone") : t("onTheDay.shout.you", { names });
}

/** The others by name, at most a handful of them. */
function named(people: Day["headingDown"], t: Words) {
  const others = people.filter(({ you }) => !you);
  const shown = others.slice(0, others.length > MOST ? MOST - 1 : MOST).map(({ name }) => name);
  const more = others.length - shown.length;
  const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
  const names = list.format(more > 0 ? [...shown, t("onTheDay.more", { count: more })] : shown);
  return { you: others.length < people.length, names, count: others.length };
}

const MOST = 6;
