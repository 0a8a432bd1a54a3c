/**
 * Addresses whose answer is the same for everybody, signed in or not, and may be used by other sites: what is there for
 * calendars, blogs and messengers. The door asks the app for them without a cookie, so a member's own browser gets
 * nothing that a stranger's would not, and nothing can be changed there.
 */
const ADDRESSES = [
  /^\/api\/meetups\.json$/,
  /^\/embed$/,
  /^\/opengraph-image$/,
  /^\/meetups\/[\w-]+\/opengraph-image$/,
];

/** Whether a path is one of them. */
export function isForEveryone(path: string): boolean {
  return ADDRESSES.some((address) => address.test(path));
}

/** Whether it is a drawn picture. Drawing costs most of all, and a query changes nothing in it. */
export function isPicture(path: string): boolean {
  return path.endsWith("/opengraph-image");
}

/** What may be done there. */
export const READING = "GET, HEAD, OPTIONS";

/**
 * Headers of such an answer. A browser asks each time whether it is still true, which the door answers from memory with
 * a 304; so nobody sees an hour-old count, and asking costs next to nothing.
 */
export const forEveryone = {
  "Cache-Control": "public, max-age=0, must-revalidate",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** Lets scripts of any site read it. Without `Allow-Credentials` browsers send no cookies along. */
export const openToScripts = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag",
};

/** The answer to a browser that asks whether a script may ask. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...openToScripts,
      "Access-Control-Allow-Methods": READING,
      "Access-Control-Allow-Headers": "*",
      "Access-Control-Max-Age": "86400",
      Allow: READING,
      "Cache-Control": "public, max-age=86400",
    },
  });
}
