import { cache } from "react";
import { group } from "#lib/site/group.ts";

/** The group, asked for once while a page is made: its title, its frame and the page itself all name it. */
export const currentGroup = cache(group);
