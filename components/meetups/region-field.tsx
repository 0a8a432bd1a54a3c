import { FormSelect } from "#components/ui/action-form.tsx";
import type { Region } from "#lib/calendar/holidays.ts";
import { words } from "#lib/i18n/words.ts";

/** Whose public holidays a series knows: the group's own country first, then all others. Stands in an ActionForm. */
export function RegionField({ chosen, near, far }: { chosen: string; near: Region[]; far: Region[] }) {
  const t = words();
  const countries = new Map([...near, ...far].map(({ code, name }) => [code, name]));
  const option = ({ code, name, country }: Region) => (
    <option key={code} value={code}>
      {code === country
        ? name
        : t("seriesSettings.part", { country: countries.get(country) ?? country, name })}
    </option>
  );
  return (
    <FormSelect
      name="holidays"
      label={t("seriesSettings.holidays")}
      hint={t("seriesSettings.holidaysHint")}
      defaultValue={chosen}
    >
      <option value="">{t("seriesSettings.none")}</option>
      {near.length > 0 && <optgroup label={t("seriesSettings.near")}>{near.map(option)}</optgroup>}
      <optgroup label={t("seriesSettings.far")}>{far.map(option)}</optgroup>
    </FormSelect>
  );
}
