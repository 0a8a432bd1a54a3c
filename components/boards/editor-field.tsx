"use client";

import { type ComponentProps, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { FormArea, useActionFormState } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { mentionable, type Person } from "#lib/boards/mention-rules.ts";
import { type Mark, marks, withMark } from "./marks.ts";
import { MentionList, useMentions } from "./mention-list.tsx";
import { draftKey, keep, readKept } from "./on-device.ts";
import { Written } from "./written.tsx";

type Texts = Record<
  Mark | "help" | "tools" | "preview" | "previewOf" | "nothing" | "previewFailed",
  string
> & {
  kept: string;
  forget: string;
  people: string;
  /** That so many people are offered, from one on. */
  found: string[];
};

/** What the parser made of the text; "failed" when it could not be fetched; undefined while nobody wants to see it. */
type Preview = { html: string } | "failed" | undefined;

/** See Editor. The parser comes with the first preview, so that whoever only writes does not wait for it. */
export function EditorField({
  draft,
  people = [],
  texts,
  ...field
}: ComponentProps<typeof FormArea> & {
  draft?: string | undefined;
  people?: readonly Person[] | undefined;
  texts: Texts;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const render = useRef<(source: string) => string>(undefined);
  const region = useId();
  const awake = useSyncExternalStore(never, yes, no);
  const [preview, setPreview] = useState<Preview>();
  const { kept, forget, typed } = useDraft(area, draft);

  const show = () => setPreview({ html: render.current?.(area.current?.value ?? "") ?? "" });
  async function toggle() {
    if (preview) return setPreview(undefined);
    try {
      render.current ??= await parser(people);
      show();
    } catch {
      setPreview("failed");
    }
  }
  function changed() {
    typed();
    if (preview && render.current) show();
  }
  function put(mark: Mark) {
    const at = area.current;
    if (!at) return;
    const next = withMark({ text: at.value, from: at.selectionStart, to: at.selectionEnd }, mark);
    at.setRangeText(next.text, 0, at.value.length);
    at.setSelectionRange(next.from, next.to);
    at.focus();
    changed();
  }

  const mentions = useMentions(area, people, changed);

  return (
    <div className="grid max-w-prose gap-2">
      <div className="relative">
        <FormArea
          {...field}
          hint={field.hint ?? <span className="unscripted">{texts.help}</span>}
          ref={area}
          {...mentions.field}
        />
        <MentionList {...mentions.list} label={texts.people} found={texts.found} />
      </div>
      {awake && (
        <div className="later -ms-2 flex flex-wrap items-center">
          <fieldset aria-label={texts.tools} className="flex flex-wrap">
            {marks.map((mark) => (
              <button
                key={mark}
                type="button"
                title={texts[mark]}
                aria-label={texts[mark]}
                onClick={() => put(mark)}
                className="grid h-11 w-9 place-items-center rounded-sm text-soft min-[26rem]:w-11 hover:bg-tea-wash hover:text-ink"
              >
                <Sign mark={mark} />
              </button>
            ))}
          </fieldset>
          <Button
            type="button"
            variant="quiet"
            size="small"
            onClick={toggle}
            aria-expanded={preview !== undefined}
            aria-controls={region}
          >
            {texts.preview}
          </Button>
        </div>
      )}
      <section id={region} aria-label={texts.previewOf} hidden={!preview}>
        <div className="rounded-md border border-dashed border-edge px-3.5 py-2.5">
          {preview === "failed" && <p className="text-sm text-soft">{texts.previewFailed}</p>}
          {typeof preview === "object" && preview.html === "" && (
            <p className="text-sm text-soft">{texts.nothing}</p>
          )}
          {typeof preview === "object" && <Written html={preview.html} />}
        </div>
      </section>
      {kept && (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
          {texts.kept}
          <Button
            type="button"
            variant="quiet"
            size="small"
            onClick={() => {
              if (area.current) area.current.value = "";
              forget();
              changed();
              area.current?.focus();
            }}
          >
            {texts.forget}
          </Button>
        </p>
      )}
    </div>
  );
}

async function parser(people: readonly Person[]): Promise<(source: string) => string> {
  const { toHtml } = await import("#lib/boards/markdown.ts");
  const meant = mentionable(people);
  return (source) => toHtml(source, meant);
}

/** Keeps what is typed on this device until it is posted, and puts it back into a field that comes up empty. */
function useDraft(area: React.RefObject<HTMLTextAreaElement | null>, draft: string | undefined) {
  const [kept, setKept] = useState(false);
  const state = useActionFormState();
  useEffect(() => {
    const text = draft ? readKept(draftKey(draft)) : "";
    if (!text || !area.current || area.current.value !== "") return;
    area.current.value = text;
    setKept(true);
  }, [area, draft]);
  useEffect(() => {
    if (!state.done || !draft) return;
    keep(draftKey(draft), "");
    setKept(false);
  }, [state, draft]);
  return {
    kept,
    typed() {
      if (draft) setKept(keep(draftKey(draft), area.current?.value ?? "") && area.current?.value !== "");
    },
    forget() {
      if (draft) keep(draftKey(draft), "");
      setKept(false);
    },
  };
}

const never = () => () => {};
const yes = () => true;
const no = () => false;

const drawn: Record<Mark, string> = {
  bold: "M6 4h5a3 3 0 010 6H6zm0 6h6a3 3 0 010 6H6z",
  italic: "M11.5 4l-3 12M9 4h5M6 16h5",
  link: "M8.5 11.5l3-3M9 6l1.5-1.500a3.200 3.200 0 014.500 4.500L13.500 10.500M11 14l-1.500 1.500a3.200 3.200 0 01-4.500-4.500L6.500 9.500",
  list: "M8 5h8M8 10h8M8 15h8M4 5h.01M4 10h.01M4 15h.01",
  quote: "M4 4v12M8 6h8M8 10h8M8 14h5",
  code: "M7 6l-4 4 4 4M13 6l4 4-4 4",
};

function Sign({ mark }: { mark: Mark }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5">
      <path
        d={drawn[mark]}
        fill="none"
        stroke="currentColor"
        strokeWidth={mark === "bold" ? 2.4 : 1.8}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
