"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { fits, readNames } from "#lib/boards/client-guard-rules.ts";
import { guardKey, keep, readKept } from "./on-device.ts";

type Said = "saved" | "emptied" | "notKept" | "tooMany" | "imported" | "unreadable";
type Texts = Record<
  Said | "noScript" | "names" | "namesHint" | "save" | "exportList" | "importList" | "fileName",
  string
>;

/**
 * The list of the client guard, as one text. No form stands round it and its field has no name, so that there is
 * nothing here that could be sent. Without scripts it says that it needs them: not in a <noscript>, which some that shut
 * scripts off leave hidden.
 */
export function GuardList({ member, texts }: { member: string; texts: Texts }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [list, setList] = useState<string>();
  const [said, setSaid] = useState<{ what: Said }>();
  useEffect(() => setList(readKept(guardKey(member))), [member]);
  if (list === undefined)
    return (
      <div className="[@media(scripting:enabled)]:hidden">
        <Notice text={texts.noScript} />
      </div>
    );

  function save() {
    const names = readNames(area.current?.value ?? "");
    if (!fits(names)) return setSaid({ what: "tooMany" });
    const text = names.join("\n");
    if (!keep(guardKey(member), text)) return setSaid({ what: "notKept" });
    if (area.current) area.current.value = text;
    setSaid({ what: names.length > 0 ? "saved" : "emptied" });
  }
  function exportList() {
    const address = URL.createObjectURL(new Blob([`${area.current?.value ?? ""}\n`], { type: "text/plain" }));
    Object.assign(document.createElement("a"), { href: address, download: texts.fileName }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
  async function importList(chosen: File | undefined) {
    if (!chosen || !area.current) return;
    try {
      if (chosen.size > 200_000) return setSaid({ what: "tooMany" });
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
      area.current.value = readNames(`${area.current.value}\n${text}`).join("\n");
      setSaid({ what: "imported" });
    } catch {
      setSaid({ what: "unreadable" });
    }
  }
  const bad = said && !["saved", "emptied", "imported"].includes(said.what);
  return (
    <div className="grid max-w-prose gap-5">
      <div aria-live="polite" className={said ? undefined : "-mb-5"}>
        {said && <Notice tone={bad ? "bad" : "good"} text={texts[said.what]} />}
      </div>
      <TextArea
        name="names"
        label={texts.names}
        hint={texts.namesHint}
        ref={area}
        defaultValue={list}
        rows={8}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="button" variant="primary" onClick={save}>
          {texts.save}
        </Button>
        <Button type="button" onClick={exportList}>
          {texts.exportList}
        </Button>
        <Button type="button" onClick={() => file.current?.click()}>
          {texts.importList}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".txt,text/plain"
          aria-label={texts.importList}
          hidden
          onChange={async ({ currentTarget }) => {
            await importList(currentTarget.files?.[0]);
            // So that the same file can be chosen again; not before it was read.
            currentTarget.value = "";
          }}
        />
      </div>
    </div>
  );
}
