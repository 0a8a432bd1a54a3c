/** Parts a form may have. Ours have about forty at the most; the rest of the room is for the names of Next's own. */
const MOST_PARTS = 300;

/** A sent form: its fields as a schema takes them, and the texts of it as the form shows them again. */
export type ReadForm = { fields: Record<string, unknown>; values: Record<string, string> };

/**
 * Reads a form in one pass: a body of 12 MB holds 200,000 empty fields, and looking each of them up by its name would
 * stop the whole site for minutes. Next's own fields, which start with "$", are left out; a name sent several times
 * becomes a list; files are not shown again.
 * @param form whatever came: an action can be called with any arguments, not only by our pages
 * @returns undefined for what no form of ours sends
 */
export function readForm(form: unknown): ReadForm | undefined {
  if (!(form instanceof FormData)) return undefined;
  const sent = new Map<string, FormDataEntryValue[]>();
  let parts = 0;
  for (const [name, value] of form) {
    if (++parts > MOST_PARTS) return undefined;
    if (name.startsWith("$")) continue;
    const before = sent.get(name);
    if (before) before.push(value);
    else sent.set(name, [value]);
  }
  const fields = [...sent].map(([name, all]) => [name, all.length > 1 ? all : all[0]]);
  const texts = [...sent].flatMap(([name, all]) => {
    const typed = all.filter((each) => typeof each === "string");
    return typed.length > 0 ? [[name, typed.join(",")]] : [];
  });
  return { fields: Object.fromEntries(fields), values: Object.fromEntries(texts) };
}
