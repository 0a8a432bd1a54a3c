import { Fragment } from "react";
import { linked } from "./linked.ts";

/** What somebody wrote, as they wrote it: paragraphs, line breaks, and web addresses as links. */
export function Words({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph, at) => (
    // The text does not change while it is shown, so a paragraph's place is its identity.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <p key={at} dir="auto" className="whitespace-pre-wrap">
      <Linked text={paragraph} />
    </p>
  ));
}

/** No address of ours goes along with the click: a board's would tell that it is there. */
function Linked({ text }: { text: string }) {
  return linked(text).map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <Fragment key={at}>
      {piece.href ? (
        <a href={piece.href} rel="noopener noreferrer nofollow" dir="ltr" className="break-all">
          {piece.text}
        </a>
      ) : (
        piece.text
      )}
    </Fragment>
  ));
}
