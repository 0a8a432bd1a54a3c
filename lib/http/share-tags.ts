import type { Metadata } from "next";
import { env } from "#lib/env.ts";

/**
 * What a messenger shows of a page that is shared. Only pages everybody may see name anything here: the layout sets
 * nothing, since what a private page inherited would carry its title out.
 * @param path of the page; its picture lies below it
 */
export function shareTags({
  path,
  title,
  description,
  alt,
  group,
}: {
  path: string;
  title: string;
  description: string;
  alt: string;
  group: string;
}): Metadata {
  const url = new URL(path, env().baseUrl).href;
  const image = {
    url: new URL(`${path === "/" ? "" : path}/opengraph-image`, env().baseUrl).href,
    width: 1200,
    height: 630,
    type: "image/png",
    alt,
  };
  return {
    description,
    openGraph: {
      type: "website",
      locale: "en_GB",
      siteName: group,
      url,
      title,
      description,
      images: [image],
    },
    twitter: { card: "summary_large_image", title, description, images: [image] },
  };
}
