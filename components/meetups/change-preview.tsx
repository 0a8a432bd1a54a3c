import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { addMinutes, clockOf, dateOf } from "#lib/calendar/wall-time.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { changeWords } from "#lib/meetups/change-words.ts";
import type { Preview } from "#lib/meetups/read-change.ts";
import { sayDate } from "#lib/meetups/say-when.ts";
import type { PreviewLine, PreviewSlot, RuleView } from "#lib/meetups/series-queries.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { type PlanGroup, PlanList } from "./plan-list.tsx";
import { RuleWords } from "./rule-words.tsx";

/** A form's fields by name; some are there several times. */
type Values = Record<string, string | string[]>;

/** What a change would do, to be read like a letter, and the button that applies exactly this. */
export function ChangePreview({
  preview,
  values,
  seriesId,
  formKey,
  action,
}: {
  preview: Preview;
  values: Values;
  seriesId: string;
  formKey: string;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  return (
    <Section title={t("series.change.would")} id="preview">
      <div className="grid max-w-prose gap-5">
        <PlanOfChange preview={preview} />
        {/* There even when there is nothing to apply: a refusal must not go with its form. */}
        <ActionForm action={action} label={t("series.change.apply")}>
          {preview.changes && <ApplyFields {...{ preview, values, seriesId, formKey }} t={t} />}
        </ActionForm>
      </div>
    </Section>
  );
}

/** What a change would do, in a sentence (but where the page says it), in numbers and date by date. */
export function PlanOfChange({ preview, named = false }: { preview: Preview; named?: boolean }) {
  const t = words();
  const { wanted, lines } = preview;
  return (
    <div className="grid max-w-prose gap-5">
      {!named && <p className="text-lg">{changeWords(wanted, t, preview.from)}</p>}
      {wanted.what === "pattern" && wanted.pattern.every === "about" && <p>{t("series.change.noDates")}</p>}
      <SetAside rules={preview.setAside} t={t} />
      <p>{preview.changes ? t("series.change.summary", counts(lines)) : t("series.change.same")}</p>
      {preview.changes && <p>{toldWords(preview.told, t)}</p>}
      <PlanList groups={byMonth(lines, t)} />
    </div>
  );
}

function SetAside({ rules, t }: { rules: RuleView[]; t: Words }) {
  if (rules.length === 0) return null;
  return (
    <div className="grid gap-2">
      <p>{t("series.change.setAside")}</p>
      {rules.map((rule) => (
        <RuleWords key={rule.from} rule={rule} dated />
      ))}
    </div>
  );
}

type Applying = { preview: Preview; values: Values; seriesId: string; formKey: string; t: Words };

function ApplyFields({ preview, values, seriesId, formKey, t }: Applying) {
  return (
    <>
      <HiddenFields
        values={{ ...values, series: seriesId, fingerprint: preview.fingerprint, sent: formKey }}
      />
      <p>
        <SubmitButton
          variant="primary"
          label={t("series.change.apply")}
          pendingLabel={t("series.change.applying")}
        />
      </p>
    </>
  );
}

function counts(lines: PreviewLine[]) {
  const of = (kind: PreviewLine["kind"]) => lines.filter((line) => line.kind === kind).length;
  return { kept: of("kept"), added: of("added"), moved: of("moved"), dropped: of("dropped") };
}

const listed = (names: string[]) => new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);

function toldWords(names: string[], t: Words): string {
  return names.length === 0
    ? t("series.change.toldNobody")
    : t("series.change.told", { names: listed(names) });
}

function byMonth(lines: PreviewLine[], t: Words): PlanGroup[] {
  const groups = new Map<string, PlanGroup>();
  for (const line of lines) {
    const slot = line.kind === "moved" ? line.to : (line.from ?? line.to);
    const month = sayDate(dateOf(slot?.local ?? ""))
      .split(" ")
      .slice(2)
      .join(" ");
    const group = groups.get(month) ?? { title: month, lines: [] };
    group.lines.push(planLine(line, t));
    groups.set(month, group);
  }
  return [...groups.values()];
}

function planLine(line: PreviewLine, t: Words): PlanGroup["lines"][number] {
  const first = line.from ?? line.to;
  const answered = answeredWords(line, t);
  const movedTo = line.kind === "moved" ? line.to : null;
  const elsewhere = movedTo !== null && movedTo.place !== line.from?.place;
  const otherClock = movedTo !== null && movedTo.zone !== line.from?.zone;
  const said = (slot: PreviewSlot | null) => slotWords(slot, { place: elsewhere, zone: otherClock }, t);
  return {
    mark: line.kind,
    markText: t(`series.change.mark.${line.kind}`),
    iso: first?.local ?? "",
    date: said(first),
    ...(movedTo ? { to: { iso: movedTo.local, date: said(movedTo) } } : {}),
    ...(answered ? { answered } : {}),
  };
}

function slotWords(slot: PreviewSlot | null, show: { place: boolean; zone: boolean }, t: Words): string {
  if (!slot) return "";
  const { local, minutes, place, zone } = slot;
  const date = sayDate(dateOf(local)).split(" ").slice(0, 3).join(" ");
  const [start, end] = [clockOf(local), clockOf(addMinutes(local, minutes))];
  const line = show.place
    ? t("series.change.linePlace", { date, start, end, place })
    : t("series.change.line", { date, start, end });
  return show.zone ? t("series.change.lineZone", { line, zone }) : line;
}

function answeredWords({ kind, going, might, skipped }: PreviewLine, t: Words): string {
  const stays = kind !== "dropped";
  return [
    skipped ? t("series.change.skipped") : "",
    going.length > 0
      ? t(stays ? "series.change.keptGoing" : "series.change.going", {
          names: listed(going),
          count: going.length,
        })
      : "",
    might.length > 0
      ? t(stays ? "series.change.keptMight" : "series.change.might", { names: listed(might) })
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}
