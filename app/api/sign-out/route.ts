import { currentViewer } from "#lib/access/viewer.ts";
import { clearSessionCookie } from "#lib/http/sign-in-cookies.ts";
import { signOut } from "#lib/members/sessions.ts";

/**
 * Signs out. A route and a plain form, no action: the browser loads a whole new page, so that nothing of what a member
 * saw stays behind in the old one. That it comes from our own page the door has seen to.
 */
export async function POST(): Promise<Response> {
  const viewer = await currentViewer();
  if (viewer.kind === "member") await signOut(viewer);
  await clearSessionCookie();
  return new Response(null, { status: 303, headers: { location: "/" } });
}
