/**
 * What is kept by this browser and never sent: drafts, and the names of the client guard. Each under the member whose
 * it is, since people share computers. A browser that keeps nothing makes all this do nothing.
 */

const DRAFT = "elevenses.draft.";

export const draftKey = (where: string) => `${DRAFT}${where}`;
export const guardKey = (member: string) => `elevenses.client-guard.${member}`;

export function readKept(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Nothing to keep forgets what was kept. False when the browser will not. */
export function keep(key: string, text: string): boolean {
  try {
    if (text === "") localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Whoever signs out leaves no words behind. The list of the client guard stays: it is made once, and for this device. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFT)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
