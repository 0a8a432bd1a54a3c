import { Client } from "pg";
import { CHANNEL } from "./channel.ts";

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** A connection can die without a word; so it is asked, and given up when it does not answer. */
const HEARTBEAT_MS = 5_000;
const ANSWER_MS = 2_000;

type Ears = {
  /** A notice came in, as it was sent. */
  heard(payload: string | undefined): void;
  /** Notices are (true) or are not (false) being heard. After a gap, anything may have been missed. */
  listening(on: boolean): void;
};

/**
 * Listens on a connection of its own, and connects again with growing pauses for as long as it must.
 * @param url asked for at each attempt, because the database may be started again elsewhere
 * @returns ends listening
 */
export function listen(url: () => string | undefined, ears: Ears): () => Promise<void> {
  const state = { ended: false, retry: FIRST_RETRY_MS, timer: undefined as NodeJS.Timeout | undefined };
  let client: Client | undefined;

  async function connect(): Promise<void> {
    const connectionString = url();
    // Without an address pg would look for one in the environment, and might find somebody else's database.
    if (!connectionString) return again();
    const mine = new Client({
      connectionString,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
      application_name: "elevenses-listen",
    });
    client = mine;
    mine.on("error", () => lost(mine)).on("end", () => lost(mine));
    mine.on("notification", ({ payload }) => ears.heard(payload));
    try {
      await mine.connect();
      await mine.query(`LISTEN ${CHANNEL}`);
      if (client !== mine) return;
      state.retry = FIRST_RETRY_MS;
      ears.listening(true);
      state.timer = setTimeout(beat, HEARTBEAT_MS, mine).unref();
    } catch {
      lost(mine);
    }
  }

  async function beat(mine: Client): Promise<void> {
    try {
      await mine.query("SELECT 1");
      if (client === mine) state.timer = setTimeout(beat, HEARTBEAT_MS, mine).unref();
    } catch {
      lost(mine);
    }
  }

  function lost(mine: Client): void {
    if (client !== mine) return;
    client = undefined;
    clearTimeout(state.timer);
    ears.listening(false);
    mine.end().catch(() => {});
    again();
  }

  function again(): void {
    if (state.ended) return;
    state.timer = setTimeout(connect, state.retry).unref();
    state.retry = Math.min(state.retry * 2, LONGEST_RETRY_MS);
  }

  void connect();
  return async () => {
    state.ended = true;
    clearTimeout(state.timer);
    const last = client;
    client = undefined;
    // A hung database does not even say goodbye.
    await Promise.race([last?.end().catch(() => {}), new Promise((done) => setTimeout(done, 1_000).unref())]);
  };
}
