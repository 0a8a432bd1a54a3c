"use client";

import { useState } from "react";
import { Badge } from "#components/ui/badge.tsx";

/**
 * That something is new to whoever looks. It stays while they look: the page is fetched anew for all that happens, and
 * by then has been seen.
 */
export function NewBadge({ isNew, text }: { isNew: boolean; text: string }) {
  const [was] = useState(isNew);
  return (was || isNew) && <Badge tone="on" text={text} />;
}
