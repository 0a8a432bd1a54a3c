import pg from "pg";

/** Ids of the advisory locks under which instances that start at once take turns, one per kind of work. */
export const turns = { migrate: 4_110_001, roles: 4_110_002, queue: 4_110_003 } as const;

/** Runs `work` on one connection and closes it, whatever happens. Refuses after 10 s without a connection. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection cut off between two queries would otherwise end the process; the next query rejects anyhow.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** As `withClient`, one instance at a time; PostgreSQL lets go of the lock itself when an instance dies. */
export async function inTurn<T>(
  url: string,
  turn: number,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  return withClient(url, async (client) => {
    await client.query("select pg_advisory_lock($1)", [turn]);
    return work(client);
  });
}
