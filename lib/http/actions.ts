import { notFound, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import {
  currentMember,
  currentOrganiser,
  currentViewer,
  type MemberViewer,
  type OrganiserViewer,
  type Viewer,
} from "#lib/access/viewer.ts";
import { type Limit, withinLimit } from "#lib/attempts.ts";
import { NotFound, SignInNeeded, Unavailable } from "#lib/errors.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { log } from "#lib/log.ts";
import { fieldErrors } from "#lib/text.ts";
import { readForm } from "./read-form.ts";
import { clientAddress, isUnavailable, requestId } from "./request.ts";

/** What a form shows after it was sent: what happened in words, what is wrong field by field, what was typed. */
export type FormState = {
  /** What happened, in words. */
  done?: string;
  /** Why nothing happened, in words. */
  error?: string;
  /** By field name, in words. */
  errors?: Record<string, string>;
  /** What was typed, so that nothing is lost. */
  values?: Record<string, string>;
};

export type FormAction<State extends FormState = FormState> = (
  state: State,
  form: FormData,
) => Promise<State>;

type Made<Who extends Viewer, Schema extends z.ZodType, State extends FormState> = {
  /** Parses the form to primitives; messages of its issues are keys of the catalogue. */
  input: Schema;
  /** How often one member (or, of a visitor, one network address) may do this. */
  limit?: Limit & {
    what: string;
    /** What is counted nowhere under who sent it, for the verb to count otherwise. */
    unless?: (fields: Record<string, unknown>) => boolean;
  };
  run: (who: Who, input: z.output<Schema>, t: Words) => Promise<NoInfer<State>>;
};

/**
 * The makers of server actions. Each identifies who asks, counts, parses, runs and turns errors into words, so that
 * an action itself is a schema and a verb. A browser test and house.test.ts hold that there is no other kind.
 */
export function memberAction<Schema extends z.ZodType, State extends FormState = FormState>(
  made: Made<MemberViewer, Schema, State>,
): FormAction<State> {
  return makeAction(currentMember, made);
}

/** For organisers; to any other member the action is not there. */
export function organiserAction<Schema extends z.ZodType, State extends FormState = FormState>(
  made: Made<OrganiserViewer, Schema, State>,
): FormAction<State> {
  return makeAction(currentOrganiser, made);
}

/** For anyone, signed in or not. */
export function publicAction<Schema extends z.ZodType, State extends FormState = FormState>(
  made: Made<Viewer, Schema, State>,
): FormAction<State> {
  return makeAction(currentViewer, made);
}

function makeAction<Who extends Viewer, Schema extends z.ZodType, State extends FormState>(
  identify: () => Promise<Who>,
  { input, limit, run }: Made<Who, Schema, State>,
): FormAction<State> {
  return async (_state, sent: unknown) => {
    const t = words();
    // A page's script sends whatever it likes.
    const read = readForm(sent);
    if (!read) return { error: t("common.error.badForm") } as State;
    const { values } = read;
    const refuse = (state: FormState) => ({ ...state, values }) as State;
    try {
      const who = await identify();
      const counted = limit && !limit.unless?.(read.fields);
      if (counted && !(await withinLimit(limit.what, await countedAs(who), limit)))
        return refuse({ error: t("common.error.tooOften") });
      const parsed = input.safeParse(read.fields);
      if (!parsed.success)
        return refuse({ error: t("common.error.badForm"), errors: fieldErrors(parsed.error, t) });
      const state = await run(who, parsed.data, t);
      return state.error || state.errors ? { values, ...state } : state;
    } catch (error) {
      return refuse({ error: await sentence(error, t) });
    }
  };
}

function countedAs(who: Viewer): string | Promise<string> {
  return who.kind === "member" ? who.id : clientAddress();
}

/** What an error says to the one who sent the form. Redirects and not-found pass on to Next. */
async function sentence(error: unknown, t: Words): Promise<string> {
  if (error instanceof NotFound) notFound();
  unstable_rethrow(error);
  if (error instanceof SignInNeeded) return t("common.error.signInAgain");
  if (error instanceof Unavailable || isUnavailable()) return t("common.error.unavailable");
  const id = await requestId();
  log.error("an action failed", error, { id });
  return t("common.error.bug", { id });
}
