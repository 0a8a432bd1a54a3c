import type { MemberViewer } from "#lib/access/viewer.ts";
import { words } from "#lib/i18n/words.ts";
import { refusalWords } from "./change-words.ts";
import type { proposePage } from "./proposal-queries.ts";
import {
  type ChangeValues,
  one,
  type PauseValues,
  type ReadForm,
  readChange,
  readPause,
  type Sent,
} from "./read-change.ts";
import { holdingAfter } from "./read-wanted.ts";
import { previewChange } from "./series-queries.ts";

export type ReadProposal =
  | ({ kind: "pattern" } & ReadForm<ChangeValues>)
  | ({ kind: "pause" } & ReadForm<PauseValues>);

type Series = Awaited<ReturnType<typeof proposePage>>;

/**
 * Reads the form of a proposal from its preview's address, as organisers' change form is read. The preview is of the
 * day from which it would hold: the others have their time to object first.
 */
export async function readProposal(viewer: MemberViewer, series: Series, sent: Sent): Promise<ReadProposal> {
  const read = await readForm(viewer, series, sent);
  const { preview } = read;
  if (!preview) return read;
  const t = words();
  const held = holdingAfter(preview.wanted, series.takesEffect);
  if (!held) return { ...read, errors: { to: t("proposals.propose.over") }, preview: null };
  if (held.from === preview.wanted.from) return read;
  const later = await previewChange(viewer, series.id, held);
  if (later.ok) return { ...read, preview: { ...later, wanted: held } };
  return { ...read, errors: { from: refusalWords(later, t) }, preview: null };
}

async function readForm(viewer: MemberViewer, series: Series, sent: Sent): Promise<ReadProposal> {
  const what = one(sent, "what");
  const from = one(sent, "from") || series.earliest;
  if (what !== "pause" && what !== "end") {
    return { kind: "pattern", ...(await readChange(viewer, series, { ...sent, from })) };
  }
  const begun = sent.from === undefined && sent.to === undefined;
  const asked = begun ? { from } : sent;
  return { kind: "pause", ...(await readPause(viewer, series, asked)) };
}
