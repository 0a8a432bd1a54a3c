/** A text as people look for it: small letters, no accents. The database's own `folded` does the same. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}

/**
 * The words somebody looks for, folded: the first six of the first hundred characters. Anything that is no text,
 * as an address may hold it, looks for nothing.
 */
export function searchWords(asked: unknown): string[] {
  if (typeof asked !== "string") return [];
  const readable = asked.slice(0, 100).replace(/[\p{Cc}\p{Cs}]/gu, " ");
  return fold(readable)
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, 6);
}

/** A text to stand in a LIKE pattern for itself and nothing else: Prisma's `contains` hands the wildcards on as they are. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
