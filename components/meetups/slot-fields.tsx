import { FormText } from "#components/ui/action-form.tsx";
import { words } from "#lib/i18n/words.ts";

export type SlotValues = {
  day: string;
  from: string;
  till: string;
  place: string;
  address: string;
  seats: number | null;
};

/** When, where, and how many there is room for: of one date. Stands in an ActionForm. */
export function SlotFields({
  values,
  earliest,
  places,
  addressHint,
}: {
  values: SlotValues;
  /** The first day that can be chosen. */
  earliest: string;
  /** Names of places the group knows. */
  places: string[];
  addressHint?: string;
}) {
  const t = words();
  return (
    <>
      <div className="flex flex-wrap gap-5">
        <FormText
          name="day"
          type="date"
          label={t("oneDate.form.day")}
          defaultValue={values.day}
          min={earliest}
          required
        />
        <FormText
          name="from"
          type="time"
          label={t("oneDate.form.from")}
          defaultValue={values.from}
          required
        />
        <FormText
          name="till"
          type="time"
          label={t("oneDate.form.till")}
          defaultValue={values.till}
          required
        />
      </div>
      <FormText
        name="place"
        label={t("oneDate.form.place")}
        defaultValue={values.place}
        maxLength={120}
        list="places"
        autoComplete="off"
        dir="auto"
        required
      />
      <datalist id="places">
        {places.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <FormText
        name="address"
        label={t("oneDate.form.address")}
        {...(addressHint && { hint: addressHint })}
        defaultValue={values.address}
        maxLength={300}
        dir="auto"
      />
      <FormText
        name="seats"
        label={t("oneDate.form.seats")}
        hint={t("oneDate.form.seatsHint")}
        defaultValue={values.seats ?? ""}
        inputMode="numeric"
        maxLength={3}
      />
    </>
  );
}
