import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { changeRole } from "./change-role.ts";
import type { MemberDecision, MemberDeed } from "./member-decision.ts";
import { bringBack, suspend } from "./suspend.ts";

/** One deed of the desk's list of members; each is a verb of its own. */
export function doToMember(
  viewer: OrganiserViewer,
  deed: MemberDeed,
  memberId: string,
): Promise<MemberDecision> {
  switch (deed) {
    case "make-organiser":
      return changeRole(viewer, memberId, "organiser");
    case "make-member":
      return changeRole(viewer, memberId, "member");
    case "suspend":
      return suspend(viewer, memberId);
    case "bring-back":
      return bringBack(viewer, memberId);
  }
}
