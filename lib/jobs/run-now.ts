import { boss } from "./boss.ts";
import { schedule } from "./queues.ts";

/** What runs by the clock, as it is called in tests. */
export const clockJobs = schedule.map(({ job }) => job);

/** Puts a job of the clock into the queue now, not when its hour comes: for tests that have moved the clock. */
export async function runNow(job: (typeof clockJobs)[number]): Promise<void> {
  await (await boss()).send(job, {});
}
