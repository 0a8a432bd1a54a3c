import { domainToUnicode } from "node:url";

/**
 * A web address as a member types it, tidied; undefined where it is none. "example.org" means https. Other schemes
 * (javascript:, data:), addresses with a password in them and names without a dot are not for a profile.
 */
export function tidyLink(typed: string): string | undefined {
  const text = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed) ? typed : `https://${typed}`;
  if (/\s/.test(typed) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  if (url.username || url.password || !url.hostname.includes(".")) return undefined;
  return url.href;
}

/** How a kept link is shown: by its host, without "www.". A link that is no web address (any more) is left out. */
export function shownLinks(links: readonly string[]): { href: string; host: string }[] {
  return links.flatMap((link) => {
    const href = tidyLink(link);
    return href ? [{ href, host: hostOf(href) }] : [];
  });
}

function hostOf(href: string): string {
  const { hostname } = new URL(href);
  return (domainToUnicode(hostname) || hostname).replace(/^www\./, "");
}
