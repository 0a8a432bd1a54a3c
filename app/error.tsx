"use client";

import { FailureCard } from "#components/ui/failure-card.tsx";

/** In place of a page that failed in the browser; one that fails on its way there the door answers for. */
export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return <FailureCard {...props} />;
}
