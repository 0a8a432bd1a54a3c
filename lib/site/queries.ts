import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { group } from "./group.ts";

/** Why a background job failed, as far as the host can do something about it. */
export type FailureKind = "auth" | "reach" | "refused" | "other";

/** The organisers' desk: what there is to look after, and what is wrong. */
export async function deskPage(_viewer: OrganiserViewer) {
  const [site, failed] = await Promise.all([
    group(),
    db.failedJob.findMany({ orderBy: { failedAt: "desc" }, take: 20 }),
  ]);
  return {
    site,
    mailIsSetUp: env().smtpUrl !== undefined,
    failed: failed.map((each) => ({ ...each, kind: failureKind(each.reason) })),
  };
}

/** The group's name and words as they are, for the form that changes them; null before it is set up. */
export async function groupWords(_viewer: OrganiserViewer) {
  return group();
}

/** Reads what lib/mail/send.ts put into the error's name: nodemailer's code and the server's number. */
function failureKind(reason: string): FailureKind {
  if (/\bEAUTH|ENOAUTH|EOAUTH2/.test(reason)) return "auth";
  if (/\bE(CONNECTION|TIMEDOUT|SOCKET|DNS|TLS|PROXY)\b/.test(reason)) return "reach";
  if (/\bE(ENVELOPE|MESSAGE|STREAM)\b/.test(reason)) return "refused";
  return "other";
}
