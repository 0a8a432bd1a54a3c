/**
 * npm run bench -- meetups: a large group (ten years of dates, 5,000 members, their answers), asked for its pages and its
 * dates as JSON, and answered; each beside a bare server that makes the one query and answers the same bytes. And how
 * quick rules become dates. Everything stays on this machine and in a folder that goes with it. Started by bin/bench.mjs.
 */
import { freePort } from "#lib/postgres/postmaster.ts";
import { measureExpansion } from "./expansion.ts";
import { printExpansion, printRates } from "./report.ts";
import { answering, getText } from "./requests.ts";
import { page, startSite } from "./site.ts";
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
import { tenYears } from "./ten-years.ts";

await onStage(async () => {
  const port = await freePort();
  const site = await startSite("bin/run.ts", folder, port, ["--demo"]);
  toEnd.push(() => site.stop());
  await sampleGroup();
  const { database, siteUrl, postgresPid } = await databaseOf();
  const size = await tenYears(database);
  console.log(`The group: ${size.meetups} dates, ${size.members} members, ${size.answers} answers.`);

  const cookies = await signIn(database, CONNECTIONS);
  const meetup = await nextMeetup(database);
  const [today, ago] = [new Date(), new Date(Date.now() - 2 * 365 * 86_400_000)].map((day) =>
    day.toISOString().slice(0, 10),
  );
  const json = "/api/meetups.json";
  const behind = `${json}?from=${ago}&to=${today}`;
  const ours = { port, pid: site.pid };
  const dayAfter = (days: number) =>
    new Date(Date.now() + (84 + days) * 86_400_000).toISOString().slice(0, 10);
  const asVisitor = (name: string, path: string): Target => ({
    name,
    ...ours,
    requests: [[getText(port, path)]],
  });
  const asMember = (name: string, path: string): Target => ({
    name,
    ...ours,
    requests: cookies.map((cookie) => [getText(port, path, cookie)]),
  });
  /** A bare server that answers what the site does, from this one query. */
  const reference = async (asks: "front-page" | "dates" | "two-years", path: string): Promise<Target> => {
    const bytes = bytesOf(await page(port, path, { "accept-encoding": "br" }));
    const bare = await startReference({ databaseUrl: siteUrl, asks, prepared: false, ...bytes });
    return { name: `reference: ${asks}`, ...bare, base: true, requests: [[getText(bare.port, "/")]] };
  };
  const targets: Target[] = [
    await reference("dates", json),
    asVisitor(json, json),
    {
      name: `${json}, never kept`,
      ...ours,
      // More windows than the door keeps, and no two connections ask for the same one.
      requests: Array.from({ length: CONNECTIONS }, (_, at) =>
        Array.from({ length: 40 }, (_, i) =>
          getText(port, `${json}?from=${today}&to=${dayAfter(at * 40 + i)}`),
        ),
      ),
    },
    await reference("two-years", behind),
    asVisitor(`${json}, two years`, behind),
    await reference("front-page", "/"),
    asVisitor("front page, visitor", "/"),
    asVisitor("meetup page, visitor", `/meetups/${meetup}`),
    asMember("front page, member", "/"),
    asMember("meetup page, member", `/meetups/${meetup}`),
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
  printExpansion(measureExpansion(rounds));
});
