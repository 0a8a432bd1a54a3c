import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "#prisma/generated/client.ts";
import { Unavailable } from "./errors.ts";

/**
 * The one connection to PostgreSQL, as two clients of one schema: `db` is the site's ordinary role, `boardsDb` the
 * boards' role, which only lib/access may use. See docs/decisions/03-two-roles.md.
 */
type Urls = { site: string; boards: string };
type Clients = { site: PrismaClient; boards: PrismaClient };

const urlsKey = Symbol.for("elevenses.database");
const clientsKey = Symbol.for("elevenses.clients");
const requestKey = Symbol.for("elevenses.request");
const shared = globalThis as {
  [urlsKey]?: Urls;
  [clientsKey]?: Clients & { of: Urls };
  [requestKey]?: { getStore(): { unavailable?: boolean } | undefined };
};

/** Longer than any query of ours takes, shorter than the three seconds a visitor is made to wait at the most. */
const WAIT_MS = 2_000;

function connect(url: string, max: number): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max,
    connectionTimeoutMillis: WAIT_MS,
    statement_timeout: WAIT_MS,
    query_timeout: WAIT_MS + 300,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    // The adapter sends instants without a zone; a server whose own zone is another would shift every one of them.
    options: "-c TimeZone=UTC",
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: WAIT_MS, timeout: 5_000 } });
}

/** The clients of this process; made anew when a test points the process at another database. */
function clients(): Clients {
  const of = shared[urlsKey];
  if (!of) throw new Unavailable("no database has been started in this process");
  if (shared[clientsKey]?.of !== of) {
    shared[clientsKey] = { of, site: watched(connect(of.site, 10)), boards: watched(connect(of.boards, 6)) };
  }
  return shared[clientsKey];
}

/** Turns "cannot be reached" and "did not answer" into Unavailable, and tells the door of it. */
function watched(client: PrismaClient): PrismaClient {
  return client.$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args);
        } catch (error) {
          throw saidUnavailable(error);
        }
      },
    },
  }) as unknown as PrismaClient;
}

const OUT_OF_REACH = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "57014",
  "08006",
  "08001",
]);

/** The error as it is, or Unavailable when the database was out of reach. */
export function saidUnavailable(error: unknown): unknown {
  const text = error instanceof Error ? error.message : "";
  const code = (error as { code?: string } | undefined)?.code ?? "";
  const cause = (
    error as { meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } } }
  )?.meta?.driverAdapterError?.cause;
  const out =
    OUT_OF_REACH.has(code) ||
    OUT_OF_REACH.has(cause?.originalCode ?? "") ||
    /timeout exceeded|Query read timeout|Connection terminated|Can't reach database|ECONNREFUSED|SocketTimeout/i.test(
      text,
    );
  if (!out) return error;
  const request = shared[requestKey]?.getStore();
  if (request) request.unavailable = true;
  return new Unavailable("the database is out of reach", { cause: error });
}

const lazily = (pick: (clients: Clients) => PrismaClient) =>
  new Proxy({} as PrismaClient, {
    get(_, name) {
      const client = pick(clients());
      const value = Reflect.get(client, name, client);
      if (name !== "$transaction") return typeof value === "function" ? value.bind(client) : value;
      return async (...args: unknown[]) => {
        try {
          return await value.apply(client, args);
        } catch (error) {
          throw saidUnavailable(error);
        }
      };
    },
  });

/** The site's ordinary client. It has no right to anything in the schema "boards". */
export const db: PrismaClient = lazily((all) => all.site);

/** The boards' client. Imported by lib/access/boards.ts and nobody else (the walls test says so). */
export const boardsDb: PrismaClient = lazily((all) => all.boards);

/** A client within a transaction: what verbs hand on. */
export type Tx = Prisma.TransactionClient;

export { Prisma };

/** Points this process at a database. Called once at start, and by tests. */
export function pointAt(urls: Urls): void {
  shared[urlsKey] = urls;
}

/** Closes the pools, so that a process can end. */
export async function disconnect(): Promise<void> {
  const open = shared[clientsKey];
  shared[clientsKey] = undefined;
  await Promise.all([open?.site.$disconnect(), open?.boards.$disconnect()]);
}
