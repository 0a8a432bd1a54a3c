import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from "node:net";

/**
 * A line to PostgreSQL that can be hung, cut and repaired while it is in use: what a test cannot do to a server that
 * other tests use too. Hung, connections are taken and nothing comes back; cut, what is open breaks and nothing is taken.
 */
export class Line {
  /** The same database, through this line. */
  readonly url: string;
  readonly #target: { host: string; port: number };
  readonly #port: number;
  readonly #pairs = new Set<[Socket, Socket]>();
  #server: Server;
  #hung = false;

  private constructor(server: Server, url: URL) {
    this.#target = { host: url.hostname, port: Number(url.port) };
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    const through = new URL(url);
    through.hostname = "127.0.0.1";
    through.port = String(this.#port);
    this.url = through.href;
    server.on("connection", (socket) => this.#join(socket));
  }

  static async to(url: string): Promise<Line> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Line(server, new URL(url));
  }

  /** The same line to another of its databases or as another role. */
  as(url: string): string {
    const through = new URL(url);
    through.hostname = "127.0.0.1";
    through.port = String(this.#port);
    return through.href;
  }

  /** From now on nothing comes through, and nobody is told. */
  hang(): void {
    this.#hung = true;
    for (const pair of this.#pairs) for (const end of pair) end.pause();
  }

  /** As when the server was killed: every connection breaks, and new ones are refused. */
  async cut(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const pair of this.#pairs) for (const end of pair) end.destroy();
    await closed;
  }

  /** Breaks what is open; new connections are taken. */
  drop(): void {
    for (const pair of this.#pairs) for (const end of pair) end.destroy();
  }

  async repair(): Promise<void> {
    this.#hung = false;
    for (const pair of this.#pairs) for (const end of pair) end.resume();
    if (this.#server.listening) return;
    this.#server = createServer((socket) => this.#join(socket)).listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  async end(): Promise<void> {
    if (this.#server.listening) await this.cut();
  }

  #join(near: Socket): void {
    const far = dial(this.#target);
    const pair: [Socket, Socket] = [near, far];
    this.#pairs.add(pair);
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on("error", () => {});
      one.once("close", () => {
        this.#pairs.delete(pair);
        other.destroy();
      });
      one.pipe(other);
      if (this.#hung) one.pause();
    }
  }
}
