/**
 * The errors a verb or query may throw. A refusal (too late, not allowed any more) is not among them: it is a
 * value that a rule returns. Anything else that is thrown is a bug.
 */

/** Not there, or not for you: nobody can tell which. Becomes the same 404 for both. */
export class NotFound extends Error {
  override name = "NotFound";
}

/** Nobody is signed in where somebody must be. Pages send to the sign-in page; actions say so. */
export class SignInNeeded extends Error {
  override name = "SignInNeeded";
}

/** The database cannot be reached or did not answer in time. Becomes a 503 that says so. */
export class Unavailable extends Error {
  override name = "Unavailable";
}
