"use client";

import { useEffect, useRef } from "react";
import { forgetDrafts } from "./on-device.ts";

/** Inside the form that signs out: drafts on this device go with the session. */
export function ForgetDrafts() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = here.current?.closest("form");
    form?.addEventListener("submit", forgetDrafts);
    return () => form?.removeEventListener("submit", forgetDrafts);
  }, []);
  return <span ref={here} hidden />;
}
