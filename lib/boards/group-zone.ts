import { group } from "#lib/site/group.ts";
import { type LanguageTag, languageChoices } from "./languages.ts";

/**
 * What a board needs to know of the group: its times are shown, and its days counted, in the group's zone, and the
 * group's language is offered first. The boards' role cannot read it, the site's can.
 */
export async function groupZoneAndLanguages(): Promise<{
  zone: string;
  languages: { tag: LanguageTag; name: string }[];
}> {
  const found = await group();
  return { zone: found?.zone ?? "UTC", languages: languageChoices(found?.locale ?? "en-GB") };
}

export const groupZone = async (): Promise<string> => (await group())?.zone ?? "UTC";
