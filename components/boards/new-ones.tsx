import { words } from "#lib/i18n/words.ts";
import { SaidOnes } from "./said-ones.tsx";

/** Of more at once nobody wants the number. */
const COUNTED = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Says politely, and to be heard only, how many posts or comments have come since the page was opened. */
export function NewOnes({ what, ids }: { what: "posts" | "comments"; ids: string[] }) {
  const t = words();
  const said = [...COUNTED.map((count) => t(`boardLive.${what}`, { count })), t(`boardLive.${what}Many`)];
  return <SaidOnes ids={ids} said={said} />;
}
