"use client";

import { FailureCard } from "#components/ui/failure-card.tsx";
import "./globals.css";

/** In place of everything, when the root layout failed in the browser. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB" dir="ltr">
      <body>
        <FailureCard {...props} />
      </body>
    </html>
  );
}
