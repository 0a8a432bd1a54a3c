import type { ReactNode } from "react";
import { Footer } from "./footer.tsx";
import { Header, type NavItem } from "./header.tsx";
import { Live, type LiveProps } from "./live.tsx";
import { Tabs } from "./tabs.tsx";

export type ShellWords = {
  /** The group's name. */
  group: string;
  /** "Skip to the page". */
  skip: string;
  /** Names the bar of places for screen readers: "Places". */
  nav: string;
  footer?: string;
};

/**
 * Everything round a page: skip link, header, <main>, footer, and for members the bar under the thumb and `live`, by
 * which the page follows what others do.
 */
export function Shell({
  words,
  nav,
  visitor = false,
  homeHref = "/",
  footerLinks = [],
  live,
  children,
}: {
  words: ShellWords;
  nav: NavItem[];
  visitor?: boolean;
  homeHref?: string;
  footerLinks?: { href: string; label: string }[];
  live?: LiveProps | undefined;
  children: ReactNode;
}) {
  return (
    <div className={`flex min-h-svh flex-col ${visitor ? "" : "pb-20 wide:pb-0"}`}>
      <a
        href="#main"
        className="sr-only rounded-md bg-tea font-semibold text-on-tea no-underline focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:px-5 focus:py-3"
      >
        {words.skip}
      </a>
      <Header group={words.group} homeHref={homeHref} navLabel={words.nav} nav={nav} visitor={visitor} />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 pt-2 outline-none min-[24rem]:px-5"
      >
        {children}
      </main>
      <Footer text={words.footer} links={footerLinks} />
      {!visitor && <Tabs navLabel={words.nav} nav={nav} />}
      {live && <Live {...live} />}
    </div>
  );
}
