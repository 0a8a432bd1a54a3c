/** How a frame on another site is asked for. */
export type EmbedWish = {
  dates: number;
  /** Of one series alone. */
  series: string | undefined;
};

export const EMBED_DATES = { usual: 3, most: 6 } as const;

/**
 * Reads the frame's address. Who pasted it is seldom there to read an error, and who sees the frame can do nothing about
 * one: so what makes no sense is taken as if it were left out, and a number is brought within its bounds.
 */
export function readEmbed(given: URLSearchParams): EmbedWish {
  const dates = given.get("dates") ?? "";
  const series = given.get("series") ?? "";
  const asked = /^\d{1,4}$/.test(dates) ? Number(dates) : EMBED_DATES.usual;
  return {
    dates: Math.min(Math.max(asked, 1), EMBED_DATES.most),
    series: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(series) ? series : undefined,
  };
}

/** The path that asks for it. */
export function embedPath({ dates, series }: EmbedWish): string {
  const query = new URLSearchParams({
    ...(dates !== EMBED_DATES.usual && { dates: String(dates) }),
    ...(series && { series }),
  }).toString();
  return query ? `/embed?${query}` : "/embed";
}

/** Pixels that so many dates take where a title needs one line; the frame scrolls where that is not enough. */
export function embedHeight(dates: number): number {
  return 72 + dates * 80;
}
