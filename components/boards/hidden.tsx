/** What a form says besides what is typed: its ids. Undefined ones are left out. */
export function Hidden(fields: Record<string, string | undefined>) {
  return Object.entries(fields).map(([name, value]) =>
    value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
  );
}
