"use client";

/** What a browser says by itself when the site does not answer, or not as it should. */
export type FailureWords = {
  title: string;
  text: string;
  again: string;
  home: string;
  /** With "…" where the number goes. */
  number: string;
  /** A form did not get through. */
  lost: string;
  /** A form of a page that an older version of the site made. */
  stale: string;
  /** How the sentences begin that the door answers to a form in the app's place. */
  byDoor: string[];
};

let known: FailureWords | undefined;

/**
 * Leaves the words in the page for later, when nobody can be asked for them. In a variable, not a context: when the
 * root layout is what fails, there is nothing above to take them from.
 */
export function FailureWords({ words }: { words: FailureWords }) {
  known = words;
  return null;
}

/** Undefined where the page had not come to life yet. */
export const failureWords = (): FailureWords | undefined => known;
