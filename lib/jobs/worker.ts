import type { Job } from "pg-boss";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { now } from "#lib/time.ts";
import { boss, stopBoss } from "./boss.ts";
import { handlers } from "./handlers.ts";
import { type JobName, type Jobs, jobNames, schedule } from "./queues.ts";

const POLLING = { includeMetadata: true, pollingIntervalSeconds: 1, batchSize: 1 } as const;

/** Each of them looks once a second; one alone would write to a group of 5,000 for an hour and a half. */
const LETTERS_AT_ONCE = 8;

/**
 * Starts working through the jobs of every queue, and what runs by the clock.
 * A job that fails is tried again with growing pauses; one that fails for good is noted for the host
 * (`failed_job`, without what it carried).
 */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const queue = await boss();
  for (const name of jobNames) {
    await queue.work<Jobs[typeof name]>(
      name,
      { ...POLLING, localConcurrency: name === "send-letter" ? LETTERS_AT_ONCE : 1 },
      async ([job]) => {
        if (job)
          await handle(name, job as Job<Jobs[typeof name]> & { retryCount: number; retryLimit: number });
      },
    );
  }
  // A test decides what day it is, and what runs by the clock then (lib/jobs/run-now.ts).
  if (env().mode === "test") return { stop: stopBoss };
  for (const { job, cron } of schedule) await queue.schedule(job, cron, {}, { tz: "UTC" });
  return { stop: stopBoss };
}

type Tried = { id: string; retryCount: number; retryLimit: number };

async function handle<Name extends JobName>(name: Name, job: Tried & { data: Jobs[Name] }): Promise<void> {
  try {
    await handlers[name](job.data, job.id);
  } catch (error) {
    log.error("a job failed", error, { job: name, try: job.retryCount + 1 });
    if (job.retryCount >= job.retryLimit) await noteFailure(name, job.id, error);
    throw error;
  }
}

async function noteFailure(queue: string, id: string, error: unknown) {
  const reason = error instanceof Error ? error.name : "unknown";
  await db.failedJob.upsert({
    where: { id },
    create: { id, queue, reason, failedAt: now() },
    update: { failedAt: now() },
  });
}
