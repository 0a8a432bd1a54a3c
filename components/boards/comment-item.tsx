import type { ReactNode } from "react";
import { Time } from "#components/ui/time.tsx";
import { Words } from "./words.tsx";
import { Writer } from "./writer.tsx";

/** A comment under a post. `menu` holds its writer's own doings. */
export function CommentItem({
  id,
  text,
  author,
  when,
  menu,
}: {
  id: string;
  text: string;
  author: { id: string | null; name: string; photoUrl?: string | null };
  when: { iso: string; text: string };
  menu?: ReactNode;
}) {
  return (
    <li id={`c-${id}`} className="grid gap-1.5 rounded-md border-s-2 border-line ps-4 target:border-tea">
      <div className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
        <span className="font-semibold wrap-anywhere">
          <Writer {...author} />
        </span>
        <span aria-hidden="true">·</span>
        <Time {...when} />
      </div>
      <div className="prose wrap-anywhere">
        <Words text={text} />
      </div>
      {menu}
    </li>
  );
}
