import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to a page of ours. Nothing is fetched before it is pressed: fetched ahead, the links of one page were 35
 * requests, too many for a small server and a bad line, and their titles could be old by the time of the press.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink {...props} prefetch={false} />;
}
