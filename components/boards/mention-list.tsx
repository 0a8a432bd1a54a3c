"use client";

import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { offered, type Person } from "#lib/boards/mention-rules.ts";

/** Who is offered, and which of them Enter takes. */
type Open = { from: number; people: Person[]; at: number };

/**
 * Offers the people of a board to whoever types an @ and two letters. While it does, the field is a combobox: arrows
 * choose, Enter or Tab takes, Escape leaves it. `field` goes to the text area, `list` to MentionList.
 * @param changed what is to be done after the text has changed
 */
export function useMentions(
  area: RefObject<HTMLTextAreaElement | null>,
  people: readonly Person[],
  changed: () => void,
) {
  const id = useId();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);

  function typed() {
    changed();
    const field = area.current;
    const found = field ? offered(field.value.slice(0, field.selectionStart), people) : null;
    setOpen(found && { ...found, at: 0 });
  }
  function take(person: Person | undefined) {
    const field = area.current;
    if (!field || !open || !person) return;
    field.setRangeText(`@${person.name} `, open.from, field.selectionStart, "end");
    close();
    changed();
  }
  function pressed(event: KeyboardEvent) {
    if (!open || event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: open.people.length - 1 }[event.key];
    if (step) setOpen({ ...open, at: (open.at + step) % open.people.length });
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) take(open.people[open.at]);
    else return;
    event.preventDefault();
  }

  const combobox = open && {
    role: "combobox",
    "aria-expanded": true,
    "aria-haspopup": "listbox" as const,
    "aria-controls": id,
    "aria-activedescendant": `${id}-${open.at}`,
  };
  return {
    field: {
      "aria-autocomplete": people.length > 0 ? ("list" as const) : undefined,
      ...combobox,
      onInput: typed,
      onKeyDown: pressed,
      onBlur: close,
      onClick: close,
    },
    list: { id, open, take },
  };
}

export function MentionList({
  id,
  open,
  take,
  label,
  found,
}: {
  id: string;
  open: Open | null;
  take: (person: Person) => void;
  label: string;
  found: string[];
}) {
  return (
    <>
      <div
        id={id}
        role="listbox"
        aria-label={label}
        hidden={!open}
        className="absolute inset-x-0 top-full z-10 -mt-1 grid overflow-hidden rounded-md border border-edge bg-card py-1 shadow-lg"
      >
        {open?.people.map((person, at) => (
          // The field keeps the focus and its keys; what is pressed here is for whoever points.
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={person.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === open.at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(person)}
            className="min-h-11 cursor-pointer px-3.5 py-2.5 wrap-anywhere aria-selected:bg-tea-wash aria-selected:font-semibold"
          >
            <bdi>{person.name}</bdi>
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {open && found[open.people.length - 1]}
      </p>
    </>
  );
}
