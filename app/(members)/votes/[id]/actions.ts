"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { isClock, isLocalDate } from "#lib/calendar/wall-time.ts";
import { type FormState, memberAction, organiserAction } from "#lib/http/actions.ts";
import { addCandidate } from "#lib/meetups/add-candidate.ts";
import { callOffVote, closeVote } from "#lib/meetups/close-vote.ts";
import { markCandidate } from "#lib/meetups/mark-candidate.ts";
import { id, line, requiredLine } from "#lib/text.ts";

const markInput = z.object({
  vote: id(),
  candidate: id(),
  kind: z.enum(["could", "if_need_be", "none"], { error: "common.error.notOffered" }),
});

export type MarkState = FormState & { kind: string | null };

export const mark = memberAction<typeof markInput, MarkState>({
  input: markInput,
  limit: { what: "mark", max: 200, minutes: 10 },
  run: async (viewer, { vote, candidate, kind }, t) => {
    const wanted = kind === "none" ? null : kind;
    const marked = await markCandidate(viewer, { voteId: vote, candidateId: candidate, kind: wanted });
    revalidatePath("/", "layout");
    if (!marked.ok) return { kind: marked.kind, error: t(`votes.refused.${marked.refusal}`) };
    return { kind: marked.kind, done: t(`votes.marked.${marked.kind ?? "none"}`) };
  },
});

const addInput = z.object({
  vote: id(),
  day: requiredLine(10).refine(isLocalDate, "votes.add.dayShape"),
  time: line(5).refine((time) => time === "" || isClock(time), "votes.add.timeShape"),
});

export const add = memberAction({
  input: addInput,
  limit: { what: "add-day", max: 40, minutes: 60 },
  run: async (viewer, { vote, day, time }, t) => {
    const added = await addCandidate(viewer, { voteId: vote, day, ...(time ? { time } : {}) });
    if (!added.ok) return { error: t(`votes.refused.${added.refusal}`) };
    revalidatePath("/", "layout");
    return { done: t("votes.add.done") };
  },
});

export const close = organiserAction({
  input: z.object({ vote: id() }),
  limit: { what: "close-vote", max: 60, minutes: 60 },
  run: async (viewer, { vote }, t) => {
    const closed = await closeVote(viewer, vote);
    revalidatePath("/", "layout");
    return closed.ok ? {} : { error: t(`votes.refused.${closed.refusal}`) };
  },
});

export const callOff = organiserAction({
  input: z.object({ vote: id() }),
  limit: { what: "close-vote", max: 60, minutes: 60 },
  run: async (viewer, { vote }, t) => {
    const closed = await callOffVote(viewer, vote);
    revalidatePath("/", "layout");
    return closed.ok ? {} : { error: t(`votes.refused.${closed.refusal}`) };
  },
});
