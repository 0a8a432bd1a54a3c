/** Pictures a post may have. */
export const MOST_PICTURES = 4;

/** Bytes one may have as it is sent. What the door lets through for a whole form stands in lib/http/limits.ts. */
export const PICTURE_BYTES = 10_000_000;

/** Characters that describe one. */
export const ALT_LENGTH = 1_000;
