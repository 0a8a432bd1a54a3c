import { randomUUID } from "node:crypto";
import { cast, sample } from "#prisma/cast.ts";
import { addressOf, routes } from "./support/routes.ts";
import { sendAgain, sentBy } from "./support/sending.ts";
import type { Site } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

/** To these the board is a made-up address: a member outside it, an organiser outside it. */
const outsiders = ["sam", "theo"] as const;

type Cookie = { name: string; value: string };

for (const who of outsiders) {
  test(`for ${cast[who].name}, outside it, the board is an address that never was`, async ({ site }) => {
    const cookie = await site.session(who);
    const { board, post } = await ids(site);
    for (const rsc of [false, true]) {
      for (const path of pathsOf(board, post)) {
        const [noBoard, noPost] = [randomUUID(), randomUUID()];
        for (const made of [{ [board]: noBoard, [post]: noPost }, { [post]: noPost }, { [board]: noBoard }])
          await sameAnswer(site, [path, exchange(path, made)], {
            cookie,
            rsc,
            status: rsc ? undefined : 404,
          });
      }
    }
  });

  test(`no page tells ${cast[who].name} that there is a board`, async ({ site }) => {
    const cookie = await site.session(who);
    await saysNothing(site, cookie);
    const list = await ask(site, "/boards", { cookie });
    expect(list.body).toContain("You’re in no board yet");
    for (const words of ["Argh", "Editors’"])
      expect((await ask(site, `/people?q=${encodeURIComponent(words)}`, { cookie })).body).toContain(
        "Nobody found",
      );
  });
}

test("what the others are searched for is there for somebody in it", async ({ site }) => {
  const cookie = await site.session("nell");
  const { board } = await ids(site);
  const { body } = await ask(site, `/boards/${board}?said=deleted`, { cookie });
  const payload = await ask(site, `/boards/${board}?said=deleted`, { cookie, rsc: true });
  // The id of the board stands in the forms, too: not only in the address.
  for (const secret of (await secretsOf(site)).slice(1)) {
    expect(body).toContain(secret);
    expect(payload.body).toContain(secret);
  }
});

test("a visitor is sent to sign in, whether there is such a board or not", async ({ site, visitor }) => {
  const { board, post } = await ids(site);
  for (const path of pathsOf(board, post)) {
    const [noBoard, noPost] = [randomUUID(), randomUUID()];
    const made = exchange(path, { [board]: noBoard, [post]: noPost });
    await sameAnswer(site, [path, made], { status: 307 });
  }
  await saysNothing(site, undefined);
  const page = await visitor();
  await page.goto(`/boards/${board}`);
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=%2Fboards%2F${board}$`));
  await expect(
    page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Boards" }),
  ).toHaveCount(0);
});

test("whoever is outside can do nothing in it, and is told nothing by trying", async ({ as, site }) => {
  const { board, post } = await ids(site);
  const page = await as("mina", { javaScript: false });
  const everything = () =>
    site.rows(`select 'post' as what, id::text from boards.post union all select 'comment', id::text from boards.comment
      union all select 'reaction', post_id || kind::text || member_id from boards.reaction
      union all select 'member', board_id::text || member_id from boards.board_member
      union all select 'candidate', board_id::text || member_id from boards.candidate order by 1, 2`);

  await page.goto(`/boards/${board}`);
  await page.getByRole("radio", { name: "Rah", exact: true }).check();
  await page.getByRole("textbox", { name: "What happened?" }).fill("Knock, knock.");
  const presses = [await sentBy(page, () => page.getByRole("button", { name: "Post" }).click())];
  const hug = page.getByRole("button", { name: /^Hug/ }).first();
  presses.push(await sentBy(page, () => hug.click()));
  await page.goto(`/boards/${board}/posts/${post}`);
  await page.getByRole("textbox", { name: "Comment" }).fill("Who is there?");
  presses.push(await sentBy(page, () => page.getByRole("button", { name: "Send" }).click()));
  await page.goto(`/boards/${board}/members`);
  presses.push(await sentBy(page, () => page.getByRole("button", { name: /^Invite Sam/ }).click()));
  await site.rows("delete from boards.candidate");
  const before = await everything();

  for (const who of outsiders) {
    const cookie = await site.session(who);
    for (const press of presses) {
      const [noBoard, noPost] = [randomUUID(), randomUUID()];
      const made = { [board]: noBoard, [post]: noPost };
      await expect(async () => {
        const real = await seen(await sendAgain(press, { cookie }), [board, post]);
        expect(real.status).toBe(404);
        const other = await sendAgain(press, { cookie, exchange: made });
        expect(await seen(other, [noBoard, noPost])).toEqual(real);
      }).toPass(patiently);
    }
  }
  expect(await everything()).toEqual(before);
});

async function ids(site: Site): Promise<{ board: string; post: string }> {
  const [row] = await site.rows<{ board: string; post: string }>(
    "select board_id as board, id as post from boards.post order by posted_at limit 1",
  );
  if (!row) throw new Error("The sample group has no post.");
  return row;
}

const pathsOf = (board: string, post: string) => [
  `/boards/${board}`,
  `/boards/${board}?said=deleted`,
  `/boards/${board}/members`,
  `/boards/${board}/members?find=Mina`,
  `/boards/${board}/log`,
  `/boards/${board}/keepers`,
  `/boards/${board}/settings`,
  `/boards/${board}/posts/${post}/report`,
  `/boards/${board}/posts/${post}`,
  `/boards/${board}/posts/${post}?older=1`,
];

function exchange(text: string, made: Record<string, string>): string {
  return Object.entries(made).reduce((sum, [from, to]) => sum.replaceAll(from, to), text);
}

/**
 * Both addresses get the same page, to the byte. Next sends the parts of one in the order they are ready, which differs
 * from time to time for one address too; so they are asked until both came in one order.
 */
async function sameAnswer(
  site: Site,
  [one, other]: [string, string],
  { status, ...how }: { status: number | undefined; cookie?: Cookie; rsc?: boolean },
): Promise<void> {
  const answers = [new Set<string>(), new Set<string>()] as const;
  for (let tries = 0; tries < 30; tries++) {
    for (const [of, path] of [one, other].entries()) {
      const answer = await ask(site, path, how);
      if (status) expect(answer.status).toBe(status);
      answers[of]?.add(JSON.stringify(answer, null, 1));
    }
    if ([...answers[0]].some((each) => answers[1].has(each))) return;
  }
  expect([...answers[1]][0], one).toBe([...answers[0]][0]);
}

const patiently = { intervals: [0], timeout: 10_000 };

/** What a browser gets for this address, or with `rsc` what a page's script gets when it goes there. */
async function ask(site: Site, path: string, { cookie, rsc = false }: { cookie?: Cookie; rsc?: boolean }) {
  const answer = await fetch(`${site.origin}${path}`, {
    // Next sends a script that asks without its key once more.
    redirect: rsc ? "follow" : "manual",
    headers: {
      accept: rsc ? "*/*" : "text/html",
      ...(rsc && { rsc: "1" }),
      ...(cookie && { cookie: `${cookie.name}=${cookie.value}` }),
    },
  });
  const { body, ...rest } = await seen(answer, path.match(anId) ?? []);
  return { ...rest, body: rsc ? inAnyOrder(body) : body };
}

/** A payload's rows come and are numbered as they are ready, and name the request at random. */
function inAnyOrder(payload: string): string {
  return payload
    .replace(/^[0-9a-f]+:/gm, "")
    .replace(/\$[LQ@]?[0-9a-f]+"/g, '$"')
    .replace(/[\w-]{21}(?=[a-z]",\{"children")/g, "")
    .split("\n")
    .sort()
    .join("\n");
}

const anId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * All there is to see of an answer, without what no two share: nonce, number, date, the place in what was heard (a
 * clock, lib/realtime/recent.ts), and the ids that were asked for.
 */
async function seen(answer: Response, asked: string[]) {
  const body = await answer.text();
  const nonce = /nonce(?:="|\\?":\\?")([\w+/=]+)/.exec(body)?.[1];
  const place = /\bafter\\?":\\?"(\w+\.\d+)/.exec(body)?.[1];
  const own = [...asked, ...(nonce ? [nonce] : []), ...(place ? [place] : [])];
  const without = (text: string) => own.reduce((sum, each) => sum.replaceAll(each, "…"), text);
  const headers = [...answer.headers].filter(
    // Compressed, two nonces of one length differ in length.
    ([name]) => !["date", "x-request-id", "content-length"].includes(name),
  );
  return {
    status: answer.status,
    headers: headers.map(([name, value]) => `${name}: ${without(value)}`),
    body: without(body),
  };
}

/** Every page this viewer can open, as page and as payload, without a trace of the board. */
async function saysNothing(site: Site, cookie: Cookie | undefined): Promise<void> {
  const secrets = await secretsOf(site);
  const found: string[] = [];
  for (const route of routes()) {
    if (/^\/boards\/|\[token\]|\[file\]/.test(route)) continue;
    const path = await addressOf(route, site);
    if (path === undefined) continue;
    for (const rsc of [false, true]) {
      const { body } = await ask(site, path, { cookie, rsc });
      found.push(...secrets.filter((each) => body.includes(each)).map((each) => `${path}: ${each}`));
    }
  }
  expect(found).toEqual([]);
}

/** What only those in the board may read, of its own pages. */
async function secretsOf(site: Site): Promise<string[]> {
  const { board } = await ids(site);
  const posts = await site.rows<{ id: string }>("select id from boards.post");
  const words = [sample.board.about, ...sample.posts.map(({ text }) => text)];
  return [board, sample.board.name, ...posts.map(({ id }) => id), ...words.map((each) => each.slice(0, 30))];
}
