import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { applyProposal, declineProposal } from "#lib/meetups/decide-proposal.ts";
import { propose } from "#lib/meetups/propose.ts";
import { sayToProposal } from "#lib/meetups/say-to-proposal.ts";
import { makeMember, makeOrganiser, makeSeries } from "#lib/meetups/testing.ts";
import { withdrawProposal } from "#lib/meetups/withdraw-proposal.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import type { Letter } from "../letter.ts";
import { proposalMade } from "./proposal-made.ts";
import { proposalObjected } from "./proposal-objected.ts";
import { proposalSettled } from "./proposal-settled.ts";

let house: TestDatabase;
let theo: OrganiserViewer;
let sam: MemberViewer;
let nell: MemberViewer;
let series: string;
let id: string;

beforeAll(async () => {
  house = await openTestHouse();
  theo = await makeOrganiser("Theo");
  [sam, nell] = [await makeMember("Sam"), await makeMember("Nell")];
  series = await makeSeries();
});
afterAll(() => closeTestHouse(house));

beforeEach(async () => {
  await db.proposal.deleteMany();
  const wanted = { what: "pause" as const, from: "2026-12-21", to: "2027-01-03" };
  const made = await propose(sam, series, { wanted, words: "Nobody is here\nat Christmas." });
  id = made.ok ? made.id : "";
});

const object = () => sayToProposal(nell, { kind: "objection", proposal: id, words: "I will be." });
const text = (letter: Letter | null) =>
  letter?.blocks.map((block) => ("text" in block ? block.text : JSON.stringify(block))).join("\n") ?? null;

test("what is proposed goes to the others, with until when to object, and where", async () => {
  const letter = await proposalMade({ to: nell.id, about: id });
  expect(letter).toMatchObject({
    to: "nell@example.org",
    subject: "Sam proposes: A pause from Monday 21 December 2026 to Sunday 3 January 2027",
  });
  expect(letter?.blocks).toContainEqual({ kind: "quote", text: "Nobody is here\nat Christmas." });
  expect(text(letter)).toContain("takes effect on Sunday 29 November if nobody minds");
  expect(text(letter)).toContain(`/proposals/${id}`);
});

test("not to whoever proposed it, said something already or was suspended, nor once it is settled", async () => {
  expect(await proposalMade({ to: sam.id, about: id })).toBeNull();
  await sayToProposal(nell, { kind: "fine", proposal: id });
  expect(await proposalMade({ to: nell.id, about: id })).toBeNull();
  await db.member.update({ where: { id: theo.id }, data: { suspendedAt: sundayEvening } });
  expect(await proposalMade({ to: theo.id, about: id })).toBeNull();
  await db.member.update({ where: { id: theo.id }, data: { suspendedAt: null } });
  await withdrawProposal(sam, id);
  expect(await proposalMade({ to: theo.id, about: id })).toBeNull();
  expect(await proposalSettled({ to: nell.id, about: id })).toBeNull();
});

test("an objection goes to whoever proposed it and to organisers, unless it was taken back since", async () => {
  await object();
  for (const { to, says } of [
    { to: sam, says: "You can amend your proposal or withdraw it." },
    { to: theo, says: "whoever of you is first decides for all" },
  ]) {
    const letter = await proposalObjected({ to: to.id, about: id });
    expect(letter?.subject).toMatch(/^Nell minds: A pause from/);
    expect(letter?.blocks).toContainEqual({ kind: "quote", text: "I will be." });
    expect(text(letter)).toContain(says);
    expect(text(letter)).toContain("it lapses on Tuesday 22 December");
  }
  expect(await proposalObjected({ to: nell.id, about: id })).toBeNull();
  await sayToProposal(nell, { kind: "none", proposal: id });
  expect(await proposalObjected({ to: sam.id, about: id })).toBeNull();
});

test("how it ended goes to whoever proposed it", async () => {
  expect(await proposalSettled({ to: sam.id, about: id })).toBeNull();
  await object();
  await declineProposal(theo, { proposal: id, words: "The café is open." });
  const letter = await proposalSettled({ to: sam.id, about: id });
  expect(letter?.subject).toMatch(/^Not agreed: A pause from/);
  expect(letter?.blocks).toContainEqual({ kind: "quote", text: "The café is open." });
});

test("and to whoever said something", async () => {
  await object();
  await applyProposal(theo, id);
  const letter = await proposalSettled({ to: nell.id, about: id });
  expect(letter?.subject).toMatch(/^Agreed: A pause from/);
  expect(text(letter)).toContain("said yes for the organisers on Sunday 22 November");
});
