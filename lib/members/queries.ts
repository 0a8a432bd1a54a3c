import { z } from "zod";
import { findMemberFor, idOrNotFound } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import { membersVisibleTo } from "#lib/access/scope.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db, type Prisma } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { likeLiteral, searchWords } from "./fold.ts";
import { shownLinks } from "./links.ts";
import { photoAddress } from "./photo-address.ts";

const PAGE = 30;

/**
 * The directory, by name. Each word looked for is in the name, the craft or a language, accents or not.
 * @param asked what the address says: `q` the words, `after` the id of the last one on the page before
 */
export async function directory(viewer: MemberViewer, asked: { q?: unknown; after?: unknown }) {
  const found = {
    ...membersVisibleTo(viewer),
    AND: searchWords(asked.q).map((word) => ({ foundBy: { contains: likeLiteral(word) } })),
  } satisfies Prisma.MemberWhereInput;
  const [rows, count] = await Promise.all([
    db.member.findMany({
      where: { AND: [found, await following(viewer, asked.after)] },
      orderBy: [{ sortName: "asc" }, { id: "asc" }],
      take: PAGE + 1,
      select: {
        id: true,
        name: true,
        role: true,
        craft: true,
        languages: true,
        photo: { select: { id: true } },
      },
    }),
    db.member.count({ where: found }),
  ]);
  const people = rows.slice(0, PAGE).map(({ photo, role, ...person }) => ({
    ...person,
    photoUrl: photoAddress(photo?.id, "small"),
    organises: role !== "member",
    you: person.id === viewer.id,
  }));
  return { people, count, more: rows.length > PAGE ? (people.at(-1)?.id ?? null) : null };
}

/** Those after this one in the list. Somebody who has left since starts it from the beginning. */
async function following(viewer: MemberViewer, after: unknown): Promise<Prisma.MemberWhereInput> {
  const { success, data: id } = z.uuid().safeParse(after);
  if (!success) return {};
  const last = await db.member.findFirst({
    where: { id, ...membersVisibleTo(viewer) },
    select: { sortName: true },
  });
  if (!last) return {};
  const { sortName } = last;
  // The first condition says nothing more than the second, but it is one the index can begin at.
  return { sortName: { gte: sortName }, OR: [{ sortName: { gt: sortName } }, { id: { gt: id } }] };
}

/** A fellow member, or oneself, as members see them. @throws {NotFound} also for one who is suspended */
export async function profilePage(viewer: MemberViewer, id: string) {
  const { photo, links, role, ...member } = await findMemberFor(viewer, id);
  return {
    id: member.id,
    name: member.name,
    craft: member.craft,
    languages: member.languages,
    about: member.about,
    links: shownLinks(links),
    photoUrl: photoAddress(photo?.id, "large"),
    organises: role !== "member",
    can: { change: may.changeProfile(viewer, member) },
  };
}

/** The viewer's own profile as its form shows it: lists as the texts that make them. */
export async function profileForm(viewer: MemberViewer) {
  const { id, name, craft, languages, about, links, photo } = await findMemberFor(viewer, viewer.id);
  return {
    id,
    name,
    craft,
    about,
    languages: languages.join(", "),
    links: links.join("\n"),
    zone: viewer.zone ?? "",
    photoUrl: photoAddress(photo?.id, "large"),
  };
}

/**
 * A photo's WebP. Whether the asker has it already is only said to one who may see it.
 * @param has the value of If-None-Match, if any
 * @returns its ETag, and the bytes unless the asker has them
 */
export async function photoFor(
  viewer: MemberViewer,
  id: string,
  size: "small" | "large",
  has: string | null,
): Promise<{ etag: string; bytes?: Uint8Array<ArrayBuffer> }> {
  const etag = `"${id}.${size}"`;
  const held = has?.split(",").some((each) => each.trim().replace(/^W\//, "") === etag) ?? false;
  const photo = await db.photo.findFirst({
    where: { id: idOrNotFound(id), member: membersVisibleTo(viewer) },
    select: { id: true, large: !held && size === "large", small: !held && size === "small" },
  });
  if (!photo) throw new NotFound();
  return held ? { etag } : { etag, bytes: size === "small" ? photo.small : photo.large };
}
