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
  limit?: Limit & { what: string };
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
    // A page's script sends whatever it likes; what is no form has no fields.
    const form = sent instanceof FormData ? sent : new FormData();
    const values = typed(form);
    const refuse = (state: FormState) => ({ ...state, values }) as State;
    try {
      const who = await identify();
      if (limit && !(await withinLimit(limit.what, await countedAs(who), limit)))
        return refuse({ error: t("common.error.tooOften") });
      const parsed = input.safeParse(Object.fromEntries(fields(form)));
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

/** The form's fields. Next's own start with "$"; a name sent several times becomes a list. */
function fields(form: FormData): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$")) continue;
    const all = form.getAll(name);
    found.set(name, all.length > 1 ? all : all[0]);
  }
  return found;
}

/** What was typed, to show it again: texts only, no file, nothing of Next's own, no secret. */
function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$")) continue;
    const texts = form.getAll(name).filter((each): each is string => typeof each === "string");
    if (texts.length > 0) values[name] = texts.join(",");
  }
  return values;
}
