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

/**
 * After this nobody waits for an operation any more. The driver's own limits follow one another (for a free
 * connection, for a new one, for an answer), and all of them in a row would be more than twice as long.
 */
export const GIVE_UP_MS = 2_400;

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
      $allOperations: ({ args, query }) => answeredInTime(() => query(args)),
    },
  }) as unknown as PrismaClient;
}

async function answeredInTime<T>(operation: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Query read timeout")), GIVE_UP_MS);
  });
  try {
    return await Promise.race([operation(), late]);
  } catch (error) {
    throw saidUnavailable(error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A transaction that fails at once where the database went out of reach: the driver would first wait as long again
 * for the end of a rollback that cannot come.
 */
function inTransaction(client: PrismaClient, args: unknown[]): Promise<unknown> {
  const [work, ...rest] = args;
  const begin = client.$transaction as (...args: unknown[]) => Promise<unknown>;
  if (typeof work !== "function") return begin.call(client, ...args);
  return new Promise((resolve, reject) => {
    const watchedWork = async (tx: Tx) => {
      try {
        return await work(tx);
      } catch (error) {
        if (error instanceof Unavailable) reject(error);
        throw error;
      }
    };
    begin.call(client, watchedWork, ...rest).then(resolve, (error) => reject(saidUnavailable(error)));
  });
}

/** Prisma's own codes for what is no fault of the query: not reached, closed, timed out, too many connections. */
const BY_PRISMA = /^P(1001|1002|1008|1017|2024|2028|2037)$/;
/** PostgreSQL's classes 08 (connection) and 53 (resources), 57P0x (shutdown), and its timeouts; appendix A. */
const BY_POSTGRES = /^(08...|53...|57P0.|57014|25P03)$/;
/** How the adapter names what it understood of an error. */
const BY_ADAPTER = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
const BY_NODE = /^E(CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)$/;
/** The driver gives these no code. The last is how a connection that broke between two queries says so. */
const BY_DRIVER =
  /^(Query read timeout|timeout exceeded when trying to connect|timeout expired|Connection terminated|Client has encountered a connection error|Client was closed)/;

/** The error as it is, or Unavailable when the database was out of reach. */
export function saidUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || !isOutOfReach(error)) return error;
  const request = shared[requestKey]?.getStore();
  if (request) request.unavailable = true;
  return error instanceof Unavailable
    ? error
    : new Unavailable("the database is out of reach", { cause: error });
}

type FromAdapter = { originalCode?: string; kind?: string };
type Meta = { driverAdapterError?: { cause?: FromAdapter } };

/** Prisma keeps the adapter's error under `meta`, but that of a transaction's begin or end comes as it is. */
function isOutOfReach(error: Error): boolean {
  const { code = "", meta, cause } = error as { code?: string; meta?: Meta; cause?: FromAdapter };
  const { originalCode = "", kind = "" } = meta?.driverAdapterError?.cause ?? cause ?? {};
  return (
    error instanceof Unavailable ||
    BY_PRISMA.test(code) ||
    BY_NODE.test(code) ||
    BY_POSTGRES.test(originalCode || code) ||
    BY_ADAPTER.test(kind) ||
    BY_DRIVER.test(error.message)
  );
}

const lazily = (pick: (clients: Clients) => PrismaClient) =>
  new Proxy({} as PrismaClient, {
    get(_, name) {
      const client = pick(clients());
      if (name === "$transaction") return (...args: unknown[]) => inTransaction(client, args);
      const value = Reflect.get(client, name, client);
      return typeof value === "function" ? value.bind(client) : value;
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
