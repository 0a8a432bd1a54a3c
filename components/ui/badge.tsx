const tones = {
  plain: "border-line bg-sunk text-soft",
  tea: "border-transparent bg-tea-wash text-tea-deep",
  on: "border-transparent bg-on-wash text-on",
};

/** A word or a number beside something: "Organiser", a craft, "3 new". */
export function Badge({ text, tone = "plain" }: { text: string; tone?: keyof typeof tones }) {
  return (
    <span
      dir="auto"
      className={`inline-block max-w-full rounded-full border px-2.5 py-px text-sm font-medium wrap-anywhere ${tones[tone]}`}
    >
      {text}
    </span>
  );
}
