"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { STILL } from "./concerns.ts";
import { KeepPlace } from "./keep-place.tsx";
import { LiveLine } from "./live-line.ts";
import { patientFetch } from "./patient-fetch.ts";
import { Refreshing } from "./refreshing.ts";

export type LiveProps = {
  /** The topics that the page shows something of. */
  topics: string[];
  /** Where the notices stood when the page was made. */
  after: string;
};

/** One for as long as the document is open, whichever page it shows. */
let open: { line: LiveLine; refreshing: Refreshing } | undefined;
/** Of a topic, the one thing that the page at hand shows. */
const only = new Map<string, string>();
let topicsNow: string[] = [];

/**
 * Lets a member's page follow what others do: when a notice concerns it, it is fetched again through access. Draws
 * and says nothing. Why so: docs/decisions/10-live.md.
 */
export function Live({ topics, after }: LiveProps) {
  const router = useRouter();
  const path = usePathname();
  const [fetching, fetch] = useTransition();
  const first = useRef(after);
  const shown = topics.join();

  useEffect(() => {
    open ??= begin();
    const detach = open.refreshing.attach(() => fetch(() => router.refresh()));
    const leave = open.line.join(first.current);
    return () => {
      detach();
      leave();
    };
  }, [router]);

  // By the path too: what Next shows of a page one was on before may be as old as that.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    topicsNow = shown.split(",");
    show();
  }, [path, shown]);

  useEffect(() => open?.refreshing.busy(fetching), [fetching]);

  return <KeepPlace fetching={fetching} />;
}

/** Says that of a topic the page shows one thing alone, so that it is not fetched for any other. */
export function LiveOnly({ topic, id }: { topic: string; id: string }) {
  useEffect(() => {
    only.set(topic, id);
    show();
    return () => {
      only.delete(topic);
    };
  }, [topic, id]);
  return null;
}

/** Says that the page stands as it was read: a plan must not change under whoever is about to apply it. */
export function LiveStill({ topic }: { topic: string }) {
  return <LiveOnly topic={topic} id={STILL} />;
}

function begin() {
  window.fetch = patientFetch(window.fetch.bind(window), () => location.pathname + location.search);
  const line = new LiveLine((news) => (news ? refreshing.hear(news) : refreshing.look()));
  const refreshing = new Refreshing({ answers: () => line.answers() });
  return { line, refreshing };
}

function show(): void {
  open?.refreshing.show({ topics: topicsNow, only });
}
