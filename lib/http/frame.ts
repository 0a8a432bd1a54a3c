import { currentViewer, isOrganiser, type Viewer } from "#lib/access/viewer.ts";
import { words } from "#lib/i18n/words.ts";
import type { Topic } from "#lib/realtime/channel.ts";
import { currentGroup } from "./current-group.ts";
import { placeOfRequest } from "./request.ts";

export type FramePlace =
  | "meetups"
  | "boards"
  | "people"
  | "you"
  | "organise"
  | "first-visit"
  | "sign-in"
  | null;

type Item = {
  href: string;
  label: string;
  place: "meetups" | "boards" | "people" | "you" | "first-visit" | "sign-in";
  current: boolean;
};

/** What the pages of each place show, and are fetched again for; besides what concerns every page. */
const topics: Partial<Record<Exclude<FramePlace, null>, Topic[]>> = {
  meetups: ["meetups", "members"],
  boards: ["boards", "members"],
  people: ["members"],
  organise: ["meetups", "members"],
};

/** What stands round a page: the group's name, the ways to go for this viewer, and which of them one is on. */
export async function frame(current: FramePlace) {
  const t = words();
  const [viewer, site] = await Promise.all([currentViewer(), currentGroup()]);
  return {
    words: {
      group: site?.name ?? t("site.unnamed"),
      skip: t("common.skipToContent"),
      nav: t("common.nav.label"),
      footer: t("site.footer"),
    },
    nav: items(viewer, current),
    visitor: viewer.kind === "visitor",
    footerLinks: footerLinks(viewer),
    live:
      viewer.kind === "member"
        ? { topics: (current && topics[current]) ?? [], after: placeOfRequest() }
        : undefined,
  };
}

function items(viewer: Viewer, current: FramePlace): Item[] {
  const t = words();
  const item = (place: Item["place"], href: string, label: string) => ({
    place,
    href,
    label,
    current: place === current,
  });
  const meetups = item("meetups", "/", t("common.nav.meetups"));
  if (viewer.kind === "visitor")
    return [
      meetups,
      item("first-visit", "/first-visit", t("common.nav.firstVisit")),
      item("sign-in", "/sign-in", t("common.nav.signIn")),
    ];
  return [
    meetups,
    item("boards", "/boards", t("common.nav.boards")),
    item("people", "/people", t("common.nav.people")),
    item("you", "/settings", t("common.nav.you")),
  ];
}

function footerLinks(viewer: Viewer) {
  const t = words();
  if (viewer.kind === "visitor") return [{ href: "/join", label: t("site.footerLinks.join") }];
  const links = [{ href: "/first-visit", label: t("site.footerLinks.firstVisit") }];
  return isOrganiser(viewer) ? [{ href: "/organise", label: t("common.nav.organise") }, ...links] : links;
}
