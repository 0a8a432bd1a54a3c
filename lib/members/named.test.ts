import { expect, test } from "vitest";
import { actingAs } from "#lib/access/viewer.ts";
import { membersNamed } from "./named.ts";
import { aMember, withMembersDatabase } from "./testing.ts";

withMembersDatabase();

test("finds members by whole names, or as much of the beginning as only one has", async () => {
  const people: Record<string, string> = {};
  for (const name of ["Sam Okonkwo", "Sam", "Zoë Ash", "Zoe Birch", "Per 100%", "Ann Lee", "Ann Lee"]) {
    const email = `${Object.keys(people).length}-${crypto.randomUUID().slice(0, 8)}@example.org`;
    people[name] = (await aMember(email, { name })).id;
  }
  const gone = await aMember("gone@example.org", { name: "Gone Girl", suspended: true });
  const me = await aMember("me@example.org", { name: "Mina Rahman" });
  const viewer = await actingAs(me.id);
  const found = (written: string) => membersNamed(viewer, written);

  expect(await found("sam okonkwo, ZOE A")).toEqual({
    ok: true,
    ids: [people["Sam Okonkwo"], people["Zoë Ash"]],
  });
  expect(await found("Sam")).toEqual({ ok: true, ids: [people.Sam] });
  expect(await found(" , ")).toEqual({ ok: true, ids: [] });
  expect(await found("sam, Sam ,sam")).toEqual({ ok: true, ids: [people.Sam] });
  expect(await found("Zoe")).toEqual({ ok: false, name: "Zoe", several: true });
  expect(await found("Ann Lee")).toEqual({ ok: false, name: "Ann Lee", several: true });
  for (const nobody of ["Bartholomew", "%", "S_m", "Mina Rahman", gone.name])
    expect(await found(`Sam, ${nobody}`)).toEqual({ ok: false, name: nobody, several: false });
  expect(await found("Per 100%")).toEqual({ ok: true, ids: [people["Per 100%"]] });
});
