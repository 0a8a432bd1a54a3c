/** Bytes a photo may have as it is sent. The door lets a little more through, for the rest of the form. */
export const PHOTO_BYTES = 10_000_000;

/** Pixels, as phones make them at the most. */
export const PHOTO_PIXELS = 40_000_000;

/** Bytes a picture may take up when it is unpacked: what a server of 1 GB can spare for a moment. */
export const PHOTO_MEMORY = 160_000_000;
