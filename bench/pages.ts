/**
 * npm run bench -- pages: how often pages are answered, as ratios to a bare server that makes one query per request
 * (bench/reference.ts), measured in the same run and in turns; how long a start takes; how much memory it all needs.
 * Everything stays on this machine and in a folder that goes with it. Started by bin/bench.mjs.
 */
import { freePort } from "#lib/postgres/postmaster.ts";
import { printMemory, printRates, printScripts, printStarts } from "./report.ts";
import { answering, getText } from "./requests.ts";
import { memory, page, type Site, scriptSizes, startSite } from "./site.ts";
import {
  assertWritten,
  bytesOf,
  CONNECTIONS,
  databaseOf,
  folder,
  measure,
  nextMeetup,
  onStage,
  rounds,
  sampleGroup,
  seconds,
  signIn,
  startReference,
  type Target,
  toEnd,
} from "./stage.ts";

await onStage(main);

async function main(): Promise<void> {
  const port = await freePort();
  const { site, starts } = await startThreeTimes(port);
  const { database, siteUrl, postgresPid } = await databaseOf();
  const atRest = memory(site.pid, postgresPid);

  const cookies = await signIn(database, CONNECTIONS);
  const member = { cookie: cookies[0] ?? "" };
  const meetup = await nextMeetup(database);
  const front = await page(port, "/", { "accept-encoding": "br" });
  const reference = { databaseUrl: siteUrl, asks: "front-page" as const, ...bytesOf(front) };
  const plain = await startReference({ ...reference, prepared: false });
  const prepared = await startReference({ ...reference, prepared: true });
  const asMember = (path: string) => cookies.map((cookie) => [getText(port, path, cookie)]);
  const ours = { port, pid: site.pid };
  const targets: Target[] = [
    {
      name: "reference: one query, the same bytes",
      ...plain,
      base: true,
      requests: [[getText(plain.port, "/")]],
    },
    { name: "reference, its statement prepared", ...prepared, requests: [[getText(prepared.port, "/")]] },
    { name: "front page, visitor", ...ours, requests: [[getText(port, "/")]] },
    { name: "meetup page, visitor", ...ours, requests: [[getText(port, `/meetups/${meetup}`)]] },
    { name: "front page, member", ...ours, requests: asMember("/") },
    { name: "meetup page, member", ...ours, requests: asMember(`/meetups/${meetup}`) },
    {
      name: "an answer written, without scripts",
      ...ours,
      requests: await answering(port, `/meetups/${meetup}`, cookies),
      // Each member's first answer of a round is another than their last, and so each is written.
      before: () => database.query("update answer set kind = 'cant' where meetup_id = $1", [meetup]),
    },
  ];
  const rows = await measure(targets, database, postgresPid);
  await assertWritten(database, rows.at(-1)?.results ?? []);
  printRates(rows, { rounds, seconds, connections: CONNECTIONS });
  printStarts(starts);
  printMemory(atRest, memory(site.pid, postgresPid));
  printScripts(await scriptSizes(port, member));
}

/** First on an empty folder with the sample group, then as `npm start` does it again, then the site alone. */
async function startThreeTimes(port: number) {
  const first = await startSite("bin/run.ts", folder, port, ["--demo"]);
  toEnd.push(() => first.stop());
  await sampleGroup();
  await first.stop();
  const second = await startSite("bin/start.mjs", folder, port);
  toEnd.push(() => second.stop());
  await second.stop();
  const site: Site = await startSite("bin/run.ts", folder, port);
  toEnd.push(() => site.stop());
  return { site, starts: [first, second, site].map(({ msToFirstAnswer }) => msToFirstAnswer) };
}
