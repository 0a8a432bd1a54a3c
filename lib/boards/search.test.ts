// Over 250 lines: what is found, by whom, and what the database's own function gives to whom, are one table.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { withClient } from "#lib/postgres/admin.ts";
import { setClock } from "#lib/time.ts";
import { comment } from "./comment.ts";
import { deletePost } from "./delete-post.ts";
import { editPost } from "./edit-post.ts";
import { moderate } from "./moderate.ts";
import { post } from "./post.ts";
import { removeMember } from "./remove-member.ts";
import { searchBoards } from "./search-queries.ts";
import { startBoard } from "./start-board.ts";
import {
  type BoardForTests,
  boardForTests,
  bringIn,
  modestlyOwnedDatabase,
  someone,
  started,
  suspend,
} from "./testing.ts";

describe.each([
  ["by a superuser", undefined],
  ["by a role without rights, as on a rented server", () => modestlyOwnedDatabase(inject("postgres"))],
])("in a database owned %s", (_name, database) => {
  let it: BoardForTests;
  let theirs: string;
  beforeAll(async () => {
    it = await boardForTests(database?.());
    theirs = started(await startBoard(it.people.outsider, { name: "Otto's", about: "" }));
    await says("The invoices were paid late, again.", { lang: "en-GB", title: "Contracts" });
    await says("Mae’r cyfieithydd yn brysur.", { lang: "cy" });
    await says("أعمل مترجمة، وهذا كتاب لي", { lang: "ar" });
    await says("Die Häuser der Übersetzer", { lang: "de" });
    await says("Résumé, déjà vu, naïve; a café in Peć", { lang: "fr" });
    await says("No language was named: **running** [after](https://example.org/) payments.");
    await says("A slow and a quick brown fox, then a brown quick one.", { veil: "animals" });
    await post(it.people.outsider, { board: theirs, text: "A quagmire of our own, late invoices." });
  });
  afterAll(() => it.end());

  const says = async (text: string, more: { lang?: string; title?: string; veil?: string } = {}) => {
    const done = await post(it.people.mina, { board: it.board, text, ...more });
    if (!done.ok) throw new Error(done.why);
    return done.id;
  };
  const search = (viewer: MemberViewer, q: unknown, more: { board?: string; older?: string } = {}) =>
    searchBoards(viewer, { q, ...more });
  const texts = async (q: string, viewer = it.people.theo) => {
    const { found } = await search(viewer, q);
    return (found?.others ?? []).map(
      ({ text }) => text?.map((piece) => (piece.found ? `[${piece.text}]` : piece.text)).join("") ?? null,
    );
  };

  test.each([
    ["invoice", ["The [invoices] were paid late, again."]],
    ["payment", ["No language was named: running after [payments]."]],
    ["ran", []],
    ["runs", ["No language was named: [running] after payments."]],
    ["LATE invoicing", ["The [invoices] were paid [late], again."]],
    ["cyfieithydd", ["Mae’r [cyfieithydd] yn brysur."]],
    ["mae", ["[Mae]’r cyfieithydd yn brysur."]],
    ["cyfieith", ["Mae’r [cyfieithydd] yn brysur."]],
    ["مترجمة", ["أعمل [مترجمة]، وهذا كتاب لي"]],
    ["الكتاب", ["أعمل مترجمة، وهذا [كتاب] لي"]],
    ["haus", ["Die [Häuser] der Übersetzer"]],
    ["HAUSER", ["Die [Häuser] der Übersetzer"]],
    ["ubersetz", ["Die Häuser der [Übersetzer]"]],
    ["resume", ["[Résumé], déjà vu, naïve; a café in Peć"]],
    ["résumé peć", ["[Résumé], déjà vu, naïve; a café in [Peć]"]],
    ["inv", ["The [invoices] were paid late, again."]],
    ["in", ["Résumé, déjà vu, naïve; a café [in] Peć"]],
    ['"paid late"', ["The invoices were [paid late], again."]],
    ['"late again"', ["The invoices were paid [late, again]."]],
    ['"late paid"', []],
    ['"paid la', []],
    ['"the invoices" again', ["[The invoices] were paid late, [again]."]],
    ["déjà-vu", ["Résumé, [déjà] [vu], naïve; a café in Peć"]],
    ["client again", ["A [client] did it [again]."]],
    ["not again", ["[Not] [again]."]],
    ['"quick brown"', [null]],
    ["quick quagmire", []],
  ] as const)("%s", async (q, expected) => {
    expect(await texts(q)).toEqual(expected);
  });

  test("what has it in the title comes before the others, with its words marked", async () => {
    const { found } = await search(it.people.keeper, "contr");
    expect(found?.titled.map(({ title }) => title)).toEqual([[{ text: "Contracts", found: true }]]);
    expect(found?.others).toEqual([]);
    expect((await search(it.people.keeper, "invoice")).found?.titled).toEqual([]);
  });

  test("behind a veil no word of it is shown; a comment leads to its post", async () => {
    const veiled = (await search(it.people.theo, "quick")).found?.others ?? [];
    expect(veiled).toMatchObject([{ text: null, veil: "animals" }]);
    const { found } = await search(it.people.mina, '"not again"');
    expect(found?.others).toMatchObject([
      {
        post: it.post,
        comment: it.comment,
        board: { id: it.board, name: "Editors" },
        author: { name: "Theo Member" },
      },
    ]);
  });

  test("a pen name is found as others are, and is nobody", async () => {
    const done = await post(it.people.theo, {
      board: it.board,
      text: "Umbrageous matters",
      penName: "Wet Umbrella",
    });
    expect(done.ok).toBe(true);
    const { found } = await search(it.people.mina, "umbrageous");
    expect(found?.others).toMatchObject([{ author: { id: null, name: "Wet Umbrella", photoUrl: null } }]);
    expect(JSON.stringify(found)).not.toMatch(/Theo|T\d\d:/);
  });

  describe("nobody finds what they may not read", () => {
    const nothing = {
      found: { titled: [], others: [] },
      board: null,
      older: null,
      first: true,
      unfinished: false,
    };
    test.each(["suspended", "outsider", "organiser"] as const)("%s", async (who) => {
      for (const word of ["client", '"not again"', "invoi", "cyfieithydd", "contracts", randomUUID()]) {
        const found = await search(it.people[who], word);
        if (who === "outsider" && word === "invoi") {
          expect(found.found?.others.map(({ board }) => board.id)).toEqual([theirs]);
          continue;
        }
        expect(found).toEqual(nothing);
      }
      if (who !== "suspended")
        await expect(search(it.people[who], "client", { board: it.board })).rejects.toThrow(NotFound);
      await expect(search(it.people[who], "client", { board: randomUUID() })).rejects.toThrow(NotFound);
    });

    test("in a board and elsewhere the same words, each their own", async () => {
      expect(await texts("invoices", it.people.outsider)).toEqual([
        "A quagmire of our own, late [invoices].",
      ]);
      expect(await texts("quagmire", it.people.keeper)).toEqual([]);
      expect(await search(it.people.keeper, "quagmire")).toEqual(await search(it.people.keeper, "zyzzyva"));
      const two = await someone("In Both");
      await bringIn(it.board, [it.people.keeper, it.people.mina], two);
      await bringIn(theirs, [it.people.outsider], two);
      expect(await texts("late invoices", two)).toHaveLength(2);
      const one = await search(two, "late invoices", { board: theirs });
      expect(one.found?.others.map(({ board }) => board.name)).toEqual(["Otto's"]);
    });

    test("who was suspended or let go finds nothing from then on", async () => {
      const [gone, out] = [await someone("Gone"), await someone("Out")];
      for (const each of [gone, out]) await bringIn(it.board, [it.people.keeper, it.people.mina], each);
      expect(await texts("invoice", gone)).toHaveLength(1);
      await suspend(gone);
      await removeMember(it.people.keeper, { board: it.board, member: out.id, words: "Enough." });
      expect(await search(gone, "invoice")).toEqual(nothing);
      expect(await search(out, "invoice")).toEqual(nothing);
    });

    test("what is deleted, changed, hidden, removed or past its time is not found by what it said", async () => {
      const { mina, keeper, theo } = it.people;
      const admin = (sql: string, values: unknown[]) =>
        withClient(
          inject("postgres").replace(/[^/]*$/, new URL(it.database.adminUrl).pathname.slice(1)),
          (client) => client.query(sql, values),
        );
      const bare = { mood: null, title: "", lang: "", listen: false, veil: null, keep: "board" } as const;
      const id = await says("Gallimaufry");
      const under = await comment(theo, { board: it.board, post: id, text: "Farrago" });
      if (!under.ok) throw new Error(under.why);
      expect([await texts("gallimaufry"), await texts("farrago")].flat()).toHaveLength(2);
      await editPost(mina, { board: it.board, post: id, text: "Hodgepodge", ...bare });
      expect([await texts("gallimaufry"), await texts("hodgepodge")].flat()).toEqual(["[Hodgepodge]"]);
      for (const column of ["hidden_at = now()", "hidden_at = null, keep_till = '2026-01-01'"]) {
        await admin(`update boards.post set ${column} where id = $1`, [id]);
        for (const viewer of [mina, keeper, theo])
          expect([await texts("hodgepodge", viewer), await texts("farrago", viewer)].flat()).toEqual([]);
      }
      await admin("update boards.post set keep_till = null where id = $1", [id]);
      await admin("update boards.comment set removed_at = now(), text = '' where id = $1", [under.id]);
      expect([await texts("farrago"), await texts("hodgepodge")].flat()).toEqual(["[Hodgepodge]"]);
      await deletePost(mina, { board: it.board, post: id });
      expect(await texts("hodgepodge")).toEqual([]);
      const gone = await says("Olla podrida", { title: "Salmagundi" });
      await comment(theo, { board: it.board, post: gone, text: "Potpourri" });
      await moderate(keeper, { board: it.board, post: gone, act: "removed", words: "Not ours." });
      // What is left of it is read, with the comments under it: so are these found.
      expect([await texts("podrida"), await texts("salmagundi")].flat()).toEqual([]);
      expect(await texts("potpourri")).toEqual(["[Potpourri]"]);
    });
  });

  test("paging by older shows each once, the newest first, over years", async () => {
    const { keeper } = it.people;
    const board = started(await startBoard(keeper, { name: "Long", about: "" }));
    for (let n = 0; n < 47; n++) {
      setClock(new Date(Date.UTC(2014 + Math.floor(n / 4), (n * 5) % 12, 1, 0, Math.floor(n / 7))));
      await post(keeper, { board, text: `sesquipedalian ${n}` });
    }
    setClock(new Date("2026-11-22T18:00:00Z"));
    const seen: string[] = [];
    const times: string[] = [];
    const pages: number[] = [];
    let older: string | undefined;
    do {
      const page = await search(keeper, "sesqui", { board, ...(older && { older }) });
      pages.push(page.found?.others.length ?? 0);
      seen.push(...(page.found?.others ?? []).map(({ id }) => id));
      times.push(...(page.found?.others ?? []).map(({ when }) => when.iso));
      older = page.older ?? undefined;
    } while (older);
    expect(pages).toEqual([20, 20, 7]);
    expect(new Set(seen).size).toBe(47);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("hostile searches are harmless", async () => {
    for (const q of [
      "' | 'client",
      "client & !again",
      "client:*A <-> again",
      "\\' \\\\ ''",
      "\u0001 = ~en:client",
      '"\u0001"',
      "<2>",
      ")".repeat(200),
      Array.from({ length: 10_000 }, (_, n) => `client${n}`).join(" "),
      '"'.repeat(199),
      "a-b-c-d-e-f-g-h".repeat(13),
      "한".repeat(200),
      "x'); drop table boards.post; --",
    ])
      expect((await search(it.people.theo, q)).found?.others ?? []).toEqual(expect.any(Array));
    expect(await texts("client")).toEqual(["A [client] did it again."]);
  });

  test("any text that can be posted can be found by", async () => {
    const word = (n: number) => n.toString(36).padStart(3, "a");
    for (const text of [
      Array.from({ length: 5000 }, (_, n) => word(n)).join(" "),
      "한글".repeat(10_000),
      Array.from({ length: 10_000 }, (_, n) => String.fromCodePoint(0xac00 + n))
        .join(" ")
        .slice(0, 20_000),
      Array.from({ length: 6600 }, (_, n) => `${String.fromCodePoint(0xac00 + n)}가`)
        .join("-")
        .slice(0, 20_000),
      "'\\:*&|!<->()".repeat(1500),
      `https://example.org/${"a/".repeat(9900)}`,
    ]) {
      const id = await says(text);
      await deletePost(it.people.mina, { board: it.board, post: id });
    }
  });

  test("where a day has anything under a pen name, what a text is found by lies in no order of writing either", async () => {
    const board = started(await startBoard(it.people.theo, { name: "Mixed", about: "" }));
    const long = (n: number) =>
      Array.from({ length: 250 }, (_, at) => `${n}w${(at * 7919) % 100_000}`).join(" ");
    const written: string[] = [];
    for (let n = 0; n < 9; n++) {
      const done = await post(it.people.theo, {
        board,
        text: long(n),
        ...(n === 4 && { penName: `Pen ${n}` }),
      });
      if (done.ok) written.push(done.id);
    }
    const server = inject("postgres").replace(/[^/]*$/, new URL(it.database.adminUrl).pathname.slice(1));
    for (const place of ["ctid", "pg_column_toast_chunk_id(findable)"]) {
      const rows = await withClient(server, (client) =>
        client.query(
          `select id, ${place} is null as inside from boards.post where board_id = $1 order by ${place}`,
          [board],
        ),
      );
      expect(rows.rows.map(({ inside }) => inside)).toEqual(written.map(() => false));
      expect(rows.rows.map(({ id }) => id)).not.toEqual(written);
    }
  });

  describe("raw SQL", () => {
    const all = "select * from boards.search('{}', '{client}', '', false, null, null, null, 100, 1000)";
    const as = (url: string, sql: string, viewer?: string) =>
      withClient(url, async (client) => {
        await client.query("begin");
        if (viewer) await client.query("select set_config('app.member_id', $1, true)", [viewer]);
        return (await client.query(sql)).rows;
      });

    test("the site's role is refused, whoever it says it is", async () => {
      for (const sql of [all, "set role elevenses_search", "select boards.shelf(gen_random_uuid(), 1)"])
        await expect(as(it.database.siteUrl, sql, it.people.keeper.id)).rejects.toMatchObject({
          code: "42501",
        });
    });

    test("of the functions in boards the site's role may call none, the search's those it needs", async () => {
      const server = inject("postgres").replace(/[^/]*$/, new URL(it.database.adminUrl).pathname.slice(1));
      const callable = async (role: string) =>
        (
          await as(
            server,
            `select proname::text as name from pg_proc where pronamespace = 'boards'::regnamespace
               and has_function_privilege('${role}', oid, 'execute') order by 1`,
          )
        ).map(({ name }) => name);
      expect(await callable("elevenses_site")).toEqual([]);
      expect(await callable("elevenses_search")).toEqual([
        "asked",
        "boards_i_read",
        "clock",
        "findable",
        "findable_part",
        "in_order",
        "language",
        "plain",
        "quoted",
        "search",
        "season",
        "shelf",
        "with_endings",
      ]);
      const columns = await as(
        server,
        `select table_schema || '.' || table_name as place, privilege_type as may,
           string_agg(column_name::text, ' ' order by column_name::text) as columns
         from information_schema.column_privileges where grantee = 'elevenses_search' group by 1, 2 order by 1, 2`,
      );
      expect(columns).toEqual([
        {
          place: "boards.comment",
          may: "SELECT",
          columns: "board_id commented_at findable hidden_at id lang post_id",
        },
        {
          place: "boards.post",
          may: "SELECT",
          columns: "board_id findable hidden_at id keep_till lang posted_at",
        },
      ]);
    });

    test("whatever is handed to it, an outsider gets nothing and a member their own", async () => {
      const ask = async (args: string, viewer: string) =>
        (await as(it.database.boardsUrl, `select post_id from boards.search(${args})`, viewer)).flatMap(
          ({ post_id }) => post_id ?? [],
        );
      for (const args of [
        "null, null, null, null, null, null, null, null, null",
        "'{}', '{client}', '', null, null, null, null, null, null",
        "'{}', '{client}', '', false, null, 'infinity', null, 2147483647, -1",
        "'{}', '{client}', '', false, null, '-infinity', null, 100, 1000",
        "'{}', '{client}', '', false, null, null, null, -5, 1000",
        "array[null, 'client'], '{client,NULL}', null, false, null, null, null, 100, 1000",
        `array_fill('client'::text, array[500]), '{}', '', false, null, null, null, 100, 1000`,
        `'{}', '{}', repeat('c', 5000), false, null, null, null, 100, 1000`,
      ]) {
        expect(await ask(args, it.people.outsider.id), args).toEqual([]);
        for (const id of await ask(args, it.people.mina.id)) expect(id).toBe(it.post);
      }
    });

    test("the boards' role is given ids of the viewer's boards, and nothing without a viewer", async () => {
      const asBoards = (viewer?: string) => as(it.database.boardsUrl, all, viewer);
      expect(await asBoards(it.people.mina.id)).toMatchObject([{ post_id: it.post, comment_id: null }]);
      for (const nobody of [
        undefined,
        it.people.outsider.id,
        it.people.organiser.id,
        it.people.suspended.id,
        randomUUID(),
      ])
        expect(await asBoards(nobody)).toEqual([]);
      await expect(as(it.database.boardsUrl, "set role elevenses_search")).rejects.toMatchObject({
        code: "42501",
      });
      const named = all.replace("false, null", `false, '${it.board}'`);
      expect(await as(it.database.boardsUrl, named, it.people.outsider.id)).toEqual([]);
      expect(await as(it.database.boardsUrl, named, it.people.mina.id)).toHaveLength(1);
    });

    test("without patience it goes a season at a time, and says where to go on", async () => {
      const board = started(await startBoard(it.people.theo, { name: "Seasons", about: "" }));
      for (let n = 0; n < 12; n++) {
        setClock(new Date(Date.UTC(2020, n * 3, 1)));
        await post(it.people.theo, { board, text: "perennial" });
      }
      setClock(new Date("2026-11-22T18:00:00Z"));
      const found: string[] = [];
      let [before, id] = ["null", "null"];
      let calls = 0;
      for (let more = true; more; calls++) {
        const rows = await as(
          it.database.boardsUrl,
          `select post_id, at from boards.search('{}', '{perennial}', '', false, '${board}', ${before}, ${id}, 100, 0)`,
          it.people.theo.id,
        );
        found.push(...rows.flatMap((row) => row.post_id ?? []));
        const end = rows.find((row) => row.post_id === null);
        [before, id] = [`'${end?.at.toISOString()}'`, "'00000000-0000-0000-0000-000000000000'"];
        more = end !== undefined;
      }
      expect(found).toHaveLength(12);
      expect(new Set(found).size).toBe(12);
      expect(calls).toBeGreaterThan(20);
    });

    test("it reads the indexes of words alone, whatever else its boards hold", async () => {
      const server = inject("postgres").replace(/[^/]*$/, new URL(it.database.adminUrl).pathname.slice(1));
      const plans: string[] = [];
      await withClient(server, async (client) => {
        client.on("notice", ({ message = "" }) => plans.push(message));
        await client.query(
          `with board as (insert into boards.board (id, name, created_at)
             select gen_random_uuid(), 'One of twenty', now() from generate_series(1, 20) returning id)
           insert into boards.post (id, board_id, author_id, text, posted_at)
           select gen_random_uuid(), id, $2, 'chaff ' || n, now() - n * interval '1 hour'
           from (select id from board union all select $1) each, generate_series(1, 150) n`,
          [it.board, it.people.mina.id],
        );
        await client.query("analyze boards.post");
        // What is planned for a few thousand rows is not what is planned for a million.
        await client.query("update pg_class set reltuples = 1e6 where oid = 'boards.post'::regclass");
        await client.query(
          `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
           set client_min_messages = log; begin; set role elevenses_boards;
           select set_config('app.member_id', '${it.people.mina.id}', true); ${all.replace("client", "chaff")}`,
        );
      });
      const searches = plans.filter((plan) => plan.includes("WITH shelf"));
      expect(searches.length).toBeGreaterThan(0);
      for (const plan of searches) {
        expect(plan).toMatch(/Index Scan on post_findable_idx/);
        expect(plan.slice(plan.indexOf("(cost="))).not.toMatch(
          /BitmapAnd|Seq Scan|board_id_lang|_(posted|commented)_at_/,
        );
      }
    });

    test("the search's own role reads no word, no writer and nothing else, and signs in nowhere", async () => {
      const server = inject("postgres").replace(/[^/]*$/, new URL(it.database.adminUrl).pathname.slice(1));
      const asSearch = (sql: string) => as(server, `set role elevenses_search; ${sql}`);
      for (const sql of [
        "select text from boards.post",
        "select title from boards.post",
        "select author_id from boards.post",
        "select pen_hash from boards.comment",
        "select text from boards.comment",
        "select from boards.board",
        "select from boards.board_member",
        "select from public.member",
        "delete from boards.post",
        "create function boards.mine() returns int language sql return 1",
      ])
        await expect(asSearch(sql), sql).rejects.toMatchObject({ code: "42501" });
      const [role] = await as(
        server,
        `select rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolinherit and exists (
           select from pg_auth_members where member = r.oid) as mighty from pg_roles r where rolname = 'elevenses_search'`,
      );
      expect(role).toEqual({ mighty: false });
      const [owned] = await as(
        server,
        "select array_agg(proname::text) as names from pg_proc where pg_get_userbyid(proowner) = 'elevenses_search'",
      );
      expect(owned).toEqual({ names: ["search"] });
    });

    test("whoever owns the tables does not see by what the search may", async () => {
      if (database) expect(await as(it.database.adminUrl, "select id from boards.post")).toEqual([]);
    });
  });
});
