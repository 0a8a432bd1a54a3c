import { db } from "#lib/db.ts";
import { openBoss } from "#lib/jobs/boss.ts";
import packageJson from "../../package.json" with { type: "json" };

export type Health = { status: "ok" | "trouble"; database: string; jobs: string; version: string };

/** A watcher's own patience is short; a hung database must not use it up. */
const WAIT_MS = 2_000;

/** Whether the site can do its work. Says "ok" or what is wrong, in a few words without anybody's data. */
export async function health(): Promise<Health> {
  const [database, jobs] = await Promise.all([
    says(async () => {
      await db.$queryRaw`SELECT 1`;
    }),
    says(jobsWork),
  ]);
  const status = database === "ok" && jobs === "ok" ? "ok" : "trouble";
  return { status, database, jobs, version: packageJson.version };
}

/** Something is wrong that has a name; everything else is "out of reach". */
class Trouble extends Error {}

async function jobsWork(): Promise<void> {
  const queue = await openBoss();
  if (!queue || queue.getWipData().length === 0) throw new Trouble("no worker in this process");
  if (!(await queue.getQueue("send-letter"))) throw new Trouble("the queues are missing");
}

async function says(check: () => Promise<void>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, WAIT_MS, "did not answer in time");
  });
  const checked = check().then(
    () => "ok",
    (error) => (error instanceof Trouble ? error.message : "out of reach"),
  );
  return Promise.race([checked, slow]).finally(() => clearTimeout(timer));
}
