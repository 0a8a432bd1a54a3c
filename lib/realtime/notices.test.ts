import { expect, test } from "vitest";
import { Notices } from "./notices.ts";

function started() {
  const clock = { now: 5 };
  const notices = new Notices(() => clock.now);
  notices.listening(true);
  return { notices, clock };
}

test("all ears hear a notice and whether anything can be heard; those that left do not", () => {
  const { notices } = started();
  const [first, second]: [unknown[], unknown[]] = [[], []];
  const ears = (into: unknown[]) => ({
    heard: (payload: string | undefined) => into.push(payload),
    listening: (on: boolean) => into.push(on),
  });
  notices.tell(ears(first));
  const leave = notices.tell(ears(second));
  notices.heard('{"t":"site"}');
  leave();
  notices.listening(false);
  notices.heard('{"t":"meetups"}');
  expect(first).toEqual([true, '{"t":"site"}', false, '{"t":"meetups"}']);
  expect(second).toEqual([true, '{"t":"site"}']);
});

test("whoever says where they were hears what came after, also within one millisecond", () => {
  const { notices } = started();
  const before = notices.place;
  notices.heard('{"t":"meetups","id":"1"}');
  const between = notices.place;
  notices.heard('{"t":"members","id":"2"}');
  expect(notices.after(before)?.map(({ notice }) => notice)).toEqual([
    { t: "meetups", id: "1" },
    { t: "members", id: "2" },
  ]);
  expect(notices.after(between)?.map(({ notice }) => notice.id)).toEqual(["2"]);
  expect(notices.after(notices.place)).toEqual([]);
});

test("after a gap, and after what cannot be read, nobody is told that they missed nothing", () => {
  for (const gap of [
    (notices: Notices) => notices.listening(true),
    (notices: Notices) => notices.heard("rubbish"),
  ]) {
    const { notices } = started();
    const before = notices.place;
    gap(notices);
    expect(notices.after(before)).toBeUndefined();
    expect(notices.after(notices.place)).toEqual([]);
  }
});

test("a place tells the time and not how much others did", () => {
  const [quiet, busy] = [started(), started()];
  for (let at = 0; at < 50; at++) busy.notices.heard('{"t":"mine","id":"somebody"}');
  for (const { clock } of [quiet, busy]) clock.now = 1_000;
  expect(busy.notices.place.at).toBe(quiet.notices.place.at);
});
