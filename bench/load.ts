/**
 * Asks a server on this machine as fast as it answers: a process of its own, so that what it costs is not counted
 * as the server's. It writes ready-made requests to keep-alive connections and reads as little of the answers as it
 * can (status and length), since on a small machine it takes processor time from whom it measures.
 * Started by bench/stage.ts, which sends one `LoadTask` after the other.
 */
import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";

export type LoadTask = {
  port: number;
  /** Bounds: it ends with the first that is reached. */
  seconds: number;
  most: number;
  connections: number;
  /** For each connection (in turn, where there are fewer) the requests it sends round and round, whole. */
  requests: string[][];
  /** The status that an answer is to have, 200 unless said: a form without scripts may send one on. */
  status?: number;
};

export type LoadResult = {
  count: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** How many had another status than they should, and the first such. */
  odd: number;
  oddStatus: number;
  /** How much of one core this program itself used. */
  core: number;
};

/** Stands in a request for a key that is new each time, of the same length. */
export const NEW_KEY = "11e5e5e5-0000-4000-8000-000000000000";

process.on("message", (task: LoadTask) => {
  load(task).then(
    (result) => process.send?.(result),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.once("disconnect", () => process.exit());

async function load(task: LoadTask): Promise<LoadResult> {
  const times: number[] = [];
  const odd: number[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  const until = start + task.seconds * 1000;
  const more = () => times.length < task.most && performance.now() < until;
  await Promise.all(
    Array.from({ length: task.connections }, (_, at) => {
      const ring = (task.requests[at % task.requests.length] ?? []).map((text) => ({
        bytes: Buffer.from(text),
        text: text.includes(NEW_KEY) ? text : undefined,
      }));
      return converse(task.port, ring, more, (ms, status) => {
        times.push(ms);
        if (status !== (task.status ?? 200)) odd.push(status);
      });
    }),
  );
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    count: times.length,
    perSecond: (times.length / took) * 1000,
    p50: at(0.5),
    p99: at(0.99),
    odd: odd.length,
    oddStatus: odd[0] ?? 0,
    core: (user + system) / 1000 / took,
  };
}

type Ring = { bytes: Buffer; text: string | undefined }[];

/** One connection: asks, reads the answer to its end, asks again. */
function converse(
  port: number,
  ring: Ring,
  more: () => boolean,
  done: (ms: number, status: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let turn = 0;
    let sent = 0;
    let status = 0;
    let missing = -1;
    let head: Buffer = Buffer.alloc(0);
    const ask = () => {
      if (!more()) return socket.end();
      const request = ring[turn++ % ring.length];
      if (!request) return reject(new Error("there is nothing to ask"));
      missing = -1;
      head = Buffer.alloc(0);
      sent = performance.now();
      socket.write(request.text ? request.text.replace(NEW_KEY, randomUUID()) : request.bytes);
    };
    socket.on("connect", ask);
    socket.on("data", (chunk: Buffer) => {
      if (missing < 0) {
        head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk;
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        const text = head.toString("latin1", 0, end);
        const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
        if (length === undefined) return reject(new Error("an answer does not say how long it is"));
        status = Number(text.slice(9, 12));
        missing = Number(length) - (head.length - end - 4);
      } else missing -= chunk.length;
      if (missing > 0) return;
      done(performance.now() - sent, status);
      ask();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve());
  });
}
