import type { ReactNode } from "react";
import { Shell } from "#components/layout/shell.tsx";
import { frame } from "#lib/http/frame.ts";

export default async function SearchLayout({ children }: { children: ReactNode }) {
  return <Shell {...(await frame("boards"))}>{children}</Shell>;
}
