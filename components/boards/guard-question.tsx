"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { mentioned, readNames } from "#lib/boards/client-guard-rules.ts";
import { guardKey, readKept } from "./on-device.ts";

/** `asks` with "{names}" in it, which are known here alone. */
type Texts = { label: string; asks: string; postIt: string; change: string };

/** A form that is held back: what was pressed, and the names that are in it. */
type Held = { form: HTMLFormElement; pressed: HTMLElement | null; names: string[] };

/** See ClientGuard. Hears the form before React does, and lets through what was asked about once. */
export function GuardQuestion({ member, texts }: { member: string; texts: Texts }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const agreed = useRef(false);
  const question = useId();
  const [held, setHeld] = useState<Held>();

  useEffect(() => {
    const form = dialog.current?.closest("form");
    if (!form) return;
    const hear = (event: SubmitEvent) => {
      if (agreed.current) return;
      const names = mentioned(textsOf(form), readNames(readKept(guardKey(member))));
      if (names.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      setHeld({ form, pressed: event.submitter, names });
      dialog.current?.showModal();
    };
    form.addEventListener("submit", hear, { capture: true });
    return () => form.removeEventListener("submit", hear, { capture: true });
  }, [member]);

  function post() {
    dialog.current?.close();
    agreed.current = true;
    held?.form.requestSubmit(held.pressed);
    agreed.current = false;
  }
  const list = new Intl.ListFormat("en-GB").format(held?.names ?? []);
  return (
    <dialog
      ref={dialog}
      aria-label={texts.label}
      aria-describedby={question}
      className="m-auto max-w-md rounded-lg border border-line bg-card p-5 text-ink shadow-card backdrop:bg-shade/50"
    >
      <p id={question} className="text-lg wrap-anywhere">
        {texts.asks.replace("{names}", () => list)}
      </p>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button type="button" variant="primary" onClick={() => dialog.current?.close()}>
          {texts.change}
        </Button>
        <Button type="button" onClick={post}>
          {texts.postIt}
        </Button>
      </div>
    </dialog>
  );
}

/** What somebody wrote into a form: title, text, what a picture shows. */
function textsOf(form: HTMLFormElement): string[] {
  return [...form.elements].flatMap((field) =>
    field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text")
      ? [field.value]
      : [],
  );
}
