"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { askToComeIn } from "#lib/boards/ask-to-come-in.ts";
import { changeBoard } from "#lib/boards/change-board.ts";
import { chooseBoardLetters } from "#lib/boards/choose-letters.ts";
import { comeIn } from "#lib/boards/come-in.ts";
import { decline } from "#lib/boards/decline.ts";
import {
  boardFields,
  keepingField,
  moderationFields,
  mutingFields,
  reasonField,
} from "#lib/boards/fields.ts";
import { makeKeeper } from "#lib/boards/make-keeper.ts";
import { letterChoices } from "#lib/boards/mark-rules.ts";
import { moderate } from "#lib/boards/moderate.ts";
import { mute } from "#lib/boards/mute.ts";
import { report } from "#lib/boards/report.ts";
import { sayYes } from "#lib/boards/say-yes.ts";
import { turnDown } from "#lib/boards/turn-down.ts";
import { keeping } from "#lib/boards/ways.ts";
import { type FormState, memberAction } from "#lib/http/actions.ts";
import { land } from "#lib/http/land.ts";
import { formKey, id, longText } from "#lib/text.ts";

const board = id();

/** The button agrees to the house rules, which stand above it; `read` says which they were. */
export const comeInto = memberAction({
  input: z.object({ board, read: z.string().max(64) }),
  run: async (viewer, input): Promise<FormState> => {
    const came = await comeIn(viewer, input);
    // The form goes with the rules it showed: the page says what happened, above those there are now.
    redirect(came.ok ? `/boards/${input.board}` : `/boards?said=${came.why}`);
  },
});

export const askAtBoard = memberAction({
  input: z.object({ board, words: longText(1000) }),
  limit: { what: "board:ask", max: 30, minutes: 60 },
  run: async (viewer, input, t) => {
    const asked = await askToComeIn(viewer, input);
    if (!asked.ok) return { error: t(`boardsPeople.door.refused.${asked.why}`) };
    return land("/boards?said=asked#others", t("boardsPeople.door.asked"));
  },
});

export const declineBoard = memberAction({
  input: z.object({ board }),
  run: async (viewer, input): Promise<FormState> => {
    await decline(viewer, input.board);
    // The form goes with the board, and what it would say with it: the page says it.
    redirect("/boards?said=declined");
  },
});

/** The button pressed says which of the three, and carries the id. */
export const sayAtTheDoor = memberAction({
  input: z.object({
    board,
    yes: id().optional(),
    takeBack: id().optional(),
    turnDown: id().optional(),
  }),
  limit: { what: "board:yes", max: 300, minutes: 60 },
  run: async (viewer, input, t) => {
    const path = `/boards/${input.board}/members`;
    if (input.turnDown) {
      const turned = await turnDown(viewer, { board: input.board, member: input.turnDown });
      if (!turned.ok) return { error: t("boardsPeople.waiting.notYours") };
      return land(path, t("boardsPeople.waiting.turnedDown", { name: turned.name }));
    }
    const member = input.yes ?? input.takeBack;
    if (!member) return { error: t("common.error.notOffered") };
    const { name, yes } = await sayYes(viewer, { board: input.board, member, yes: input.yes !== undefined });
    const done = yes
      ? t("boardsPeople.waiting.saidYes", { name })
      : t("boardsPeople.waiting.tookBack", { name });
    return land(path, done);
  },
});

export const muteMember = memberAction({
  input: mutingFields(),
  run: async (viewer, input, t): Promise<FormState> => {
    const how = input.how === "end" ? null : input.how;
    const words = input.how === "end" ? "" : input.words;
    const muted = await mute(viewer, { board: input.board, member: input.member, how, words });
    if (!muted.ok) return { error: t(`boards.members.refused.${muted.why}`) };
    redirect(`/boards/${input.board}/members?said=${how ? "muted" : "unmuted"}`);
  },
});

export const makeAKeeper = memberAction({
  input: z.object({ board, member: id() }),
  run: async (viewer, input, t) => {
    const made = await makeKeeper(viewer, input);
    if (!made.ok) return { error: t(`boards.members.refused.${made.why}`) };
    return land(`/boards/${input.board}/settings`, t("boardsPeople.settings.made", { name: made.name }));
  },
});

export const changeABoard = memberAction({
  input: z.object({ board, ...boardFields, keeping: keepingField() }),
  run: async (viewer, { board: of, keeping: kept, ...ways }, t) => {
    const changed = await changeBoard(viewer, { board: of, settings: { ...ways, keepDays: keeping[kept] } });
    if (!changed.ok) return { error: t(`boards.members.refused.${changed.why}`) };
    refresh();
    return {
      done: t(changed.changed.length > 0 ? "boardsPeople.settings.saved" : "boardsPeople.settings.same"),
    };
  },
});

export const chooseLetters = memberAction({
  input: z.object({ board, letters: z.enum(letterChoices, { error: "common.error.notOffered" }) }),
  run: async (viewer, input, t) => {
    await chooseBoardLetters(viewer, input);
    return land(`/boards/${input.board}/members#letters`, t("boardThreads.letters.saved"));
  },
});

export const reportToKeepers = memberAction({
  input: z.object({ board, post: id(), comment: id().optional(), words: reasonField(), sent: formKey() }),
  limit: { what: "board:report", max: 30, minutes: 60 },
  run: async (viewer, input, t) => {
    const reported = await report(viewer, input);
    return { done: reported.ok ? t("boardsPeople.report.done") : t("common.sentAlready") };
  },
});

export const moderateThing = memberAction({
  input: moderationFields(),
  run: async (viewer, input, t): Promise<FormState> => {
    const words = input.act === "removed" ? input.words : "";
    const done = await moderate(viewer, { ...input, words });
    if (!done.ok) return { error: t(`boardsPeople.keepers.refused.${done.why}`) };
    redirect(`/boards/${input.board}/keepers?said=${input.act}`);
  },
});
