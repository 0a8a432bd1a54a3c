/** A date or time both for people and for machines. `iso` is what <time datetime> takes. */
export function Time({ iso, text, title }: { iso: string; text: string; title?: string }) {
  return (
    <time dateTime={iso} title={title}>
      {text}
    </time>
  );
}
