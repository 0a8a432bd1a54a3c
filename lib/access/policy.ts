import type { MemberViewer, Viewer } from "./viewer.ts";

/**
 * What each may do, to be read as a list of sentences. Pure. Boards are not here: who is in one is known to the
 * database alone (lib/access/boards.ts), and being an organiser gives no right there.
 */
export const may = {
  /** Anyone sees when and where, and how many are going; names are for members. */
  seeNames: (viewer: Viewer): viewer is MemberViewer => viewer.kind === "member",
  answer: (viewer: Viewer): viewer is MemberViewer => viewer.kind === "member",
  /** The thread of a date, who is heading down and who is there: for members, reading and saying alike. */
  takePart: (viewer: Viewer): viewer is MemberViewer => viewer.kind === "member",
  deleteRemark: (viewer: Viewer, remark: { memberId: string }) =>
    organises(viewer) || (viewer.kind === "member" && viewer.id === remark.memberId),
  /** Any member calls a one-off; it is theirs to change. */
  callMeetup: (viewer: Viewer): viewer is MemberViewer => viewer.kind === "member",
  /** Move, skip or bring back one date, or write a note to it: organisers, and whoever called it. */
  changeDate: (viewer: Viewer, date: { calledById: string | null }) =>
    organises(viewer) || (viewer.kind === "member" && viewer.id === date.calledById),
  /** Any member proposes where, when and how often; what is proposed the others judge. */
  propose: (viewer: Viewer): viewer is MemberViewer => viewer.kind === "member",
  sayToProposal: (viewer: Viewer, proposal: { byId: string | null }) =>
    viewer.kind === "member" && viewer.id !== proposal.byId,
  withdrawProposal: (viewer: Viewer, proposal: { byId: string | null }) =>
    viewer.kind === "member" && viewer.id === proposal.byId,
  decideProposal: (viewer: Viewer) => organises(viewer),
  /** Keep a date that a change of pattern dropped, as a one-off: organisers, and whoever was going. */
  keepDate: (viewer: Viewer, yours: string | null) =>
    organises(viewer) || (viewer.kind === "member" && yours === "going"),
  /** Members say when they could, and offer days; organisers close a vote early or call it off. */
  vote: (viewer: Viewer): viewer is MemberViewer => viewer.kind === "member",
  closeVote: (viewer: Viewer) => organises(viewer),
  /** How many would keep, change or pause a quiet series. */
  seeWishes: (viewer: Viewer) => organises(viewer),
  letIn: (viewer: Viewer) => organises(viewer),
  changeWords: (viewer: Viewer) => organises(viewer),
  /** Only the owner makes organisers, and nobody unmakes the owner. */
  changeRole: (viewer: Viewer, of: { id: string; role: string }) =>
    viewer.kind === "member" && viewer.role === "owner" && of.role !== "owner" && of.id !== viewer.id,
  /** Organisers suspend members and bring them back; organisers only the owner does; nobody the owner or themselves. */
  suspend: (viewer: Viewer, of: { id: string; role: string }) =>
    organises(viewer) &&
    (viewer as MemberViewer).id !== of.id &&
    (of.role === "member" || (of.role === "organiser" && (viewer as MemberViewer).role === "owner")),
  changeProfile: (viewer: Viewer, of: { id: string }) => viewer.kind === "member" && viewer.id === of.id,
};

function organises(viewer: Viewer): boolean {
  return viewer.kind === "member" && (viewer.role === "organiser" || viewer.role === "owner");
}
