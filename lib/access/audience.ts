import type { Notice, Topic } from "#lib/realtime/channel.ts";
import type { MemberViewer } from "./viewer.ts";

type Listener = Pick<MemberViewer, "id">;

/** Everybody who is signed in; what a notice is about they then fetch through access. */
const members = () => true;
const nobody = () => false;
const themselves = (viewer: Listener, { id }: Notice) => id === viewer.id;

/**
 * Who hears of what, asked for each open page at each notice. What not all members may see must say here who may. Of
 * boards nobody hears by this list: whoever reads the board at that moment, of which the database is asked
 * (boards-heard.ts).
 */
const audience: Record<Topic, (viewer: Listener, notice: Notice) => boolean> = {
  meetups: members,
  site: members,
  members,
  mine: themselves,
  boards: nobody,
};

/** Whether a member's open page may hear of this. Of a topic that is not in the list nobody hears. */
export function mayHear(viewer: Listener, notice: Notice): boolean {
  return Object.hasOwn(audience, notice.t) && audience[notice.t as Topic](viewer, notice);
}
