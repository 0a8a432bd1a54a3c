import { sessionMember } from "#lib/auth.ts";
import { db } from "#lib/db.ts";
import { NotFound, SignInNeeded } from "#lib/errors.ts";
import type { Role } from "#prisma/generated/enums.ts";

declare const minted: unique symbol;

/** Somebody who is not signed in. */
export type Visitor = { readonly [minted]: true; readonly kind: "visitor" };

/** A member, as whom a query or verb acts. Only this file makes one, so a bare id cannot stand in for it. */
export type MemberViewer = {
  readonly [minted]: true;
  readonly kind: "member";
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Their own zone, where it is not the group's. */
  readonly zone: string | null;
  /** The session it came by, null for a job or the seed. */
  readonly sessionId: string | null;
};

/** A member who is an organiser or the owner. */
export type OrganiserViewer = MemberViewer & { readonly role: "organiser" | "owner" };

export type Viewer = Visitor | MemberViewer;

type Facts = { id: string; name: string; role: Role; zone: string | null; sessionId: string | null };

const mint = (facts: Facts) => ({ kind: "member", ...facts }) as MemberViewer;
const nobody = { kind: "visitor" } as Visitor;

/** Who is asking in this request: read from the session cookie, once a request. */
export async function currentViewer(): Promise<Viewer> {
  const facts = await sessionMember();
  return facts ? mint(facts) : nobody;
}

/** The member who is asking. @throws {SignInNeeded} when nobody is signed in */
export async function currentMember(): Promise<MemberViewer> {
  const viewer = await currentViewer();
  if (viewer.kind === "visitor") throw new SignInNeeded();
  return viewer;
}

/**
 * The organiser who is asking. To any other member the desk is not there.
 * @throws {SignInNeeded} when nobody is signed in
 * @throws {NotFound} for a member who is no organiser
 */
export async function currentOrganiser(): Promise<OrganiserViewer> {
  const viewer = await currentMember();
  if (!isOrganiser(viewer)) throw new NotFound();
  return viewer;
}

/** The zone of a member who is elsewhere; null for visitors and all who live by the group's clock. */
export function ownZone(viewer: Viewer): string | null {
  return viewer.kind === "member" ? viewer.zone : null;
}

export function isOrganiser(viewer: Viewer): viewer is OrganiserViewer {
  return viewer.kind === "member" && viewer.role !== "member";
}

/**
 * Acts as a member where there is no session: a job in their service, the seed, a test.
 * @throws {NotFound} when there is no such member or they are suspended
 */
export async function actingAs(memberId: string): Promise<MemberViewer> {
  const member = await db.member.findFirst({
    where: { id: memberId, suspendedAt: null },
    select: { id: true, name: true, role: true, zone: true },
  });
  if (!member) throw new NotFound();
  return mint({ ...member, sessionId: null });
}

/** A visitor, for jobs and tests. */
export const asVisitor = (): Visitor => nobody;
