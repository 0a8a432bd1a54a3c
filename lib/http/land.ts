import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "./actions.ts";
import { sentByScript } from "./request.ts";

/**
 * What follows a write. A page's script shows the answer and the page anew, where it stands; without one the browser
 * is sent to what was written, so that loading the page again sends nothing again.
 */
export async function land(path: string, done: string): Promise<FormState> {
  if (!(await sentByScript())) redirect(path);
  refresh();
  return { done };
}
