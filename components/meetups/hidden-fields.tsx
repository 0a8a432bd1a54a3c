/** What a preview was made of, to be sent with the button that applies it. A list is sent as several fields. */
export function HiddenFields({ values }: { values: Record<string, string | string[]> }) {
  return Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((each) => <input key={`${name} ${each}`} type="hidden" name={name} value={each} />),
  );
}
