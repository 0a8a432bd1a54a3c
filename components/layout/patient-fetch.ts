type Fetch = typeof globalThis.fetch;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * A fetch under which a page that is fetched again never gets lost. Next takes a fetch that failed for a reason to load
 * the page as a whole, and where there is no network just now nothing is left of it, nor of what was typed. So it is
 * tried until it is answered whole. A page that one goes to, and everything else, fails as ever.
 * @param here the path and query of the page at hand
 */
export function patientFetch(fetch: Fetch, here: () => string): Fetch {
  return async (input, init) => {
    for (
      let pause = FIRST_PAUSE_MS;
      isAgain(input, init, here());
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    ) {
      const answer = await whole(fetch, input, init);
      if (answer) return answer;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return fetch(input, init);
  };
}

/** Next's client asks for data of the very page that is shown. */
function isAgain(input: Parameters<Fetch>[0], init: RequestInit | undefined, here: string): boolean {
  if (!(input instanceof URL) || init?.signal?.aborted || (init?.method ?? "GET") !== "GET") return false;
  const headers = new Headers(init?.headers);
  if (!headers.has("rsc") || headers.has("next-router-prefetch")) return false;
  const asked = new URL(input);
  // The key that Next adds.
  asked.searchParams.delete("_rsc");
  return asked.pathname + asked.search === here;
}

/** Undefined: it did not arrive, or only half of it, or the site says that it cannot answer now. */
async function whole(fetch: Fetch, input: Parameters<Fetch>[0], init: RequestInit | undefined) {
  try {
    const answer = await fetch(input, init);
    if (answer.status === 503) return undefined;
    await answer.clone().arrayBuffer();
    return answer;
  } catch {
    return undefined;
  }
}
