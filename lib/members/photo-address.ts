/** Where a member's photo is read: `small` (160 px) in rows and cups, `large` (512 px) on their profile. */
export function photoAddress(photoId: string | null | undefined, size: "small" | "large"): string | null {
  return photoId ? `/api/photos/${photoId}${size === "small" ? "?size=small" : ""}` : null;
}
