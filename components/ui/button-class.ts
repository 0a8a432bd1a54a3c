export type ButtonLook = {
  /** primary: the one thing to do here; plain: other choices; quiet: asides; danger: takes something away. */
  variant?: "primary" | "plain" | "quiet" | "danger";
  /** small is still 44 px high. */
  size?: "normal" | "small";
  /** As wide as its column. */
  wide?: boolean;
};

const variants = {
  primary: "border-tea bg-tea text-on-tea hover:border-tea-deep hover:bg-tea-deep",
  plain: "border-edge bg-card text-ink hover:border-tea hover:bg-tea-wash",
  quiet: "border-transparent text-tea underline-offset-4 hover:bg-tea-wash hover:underline",
  danger: "border-bad text-bad hover:bg-bad hover:text-on-bad",
};

/** The classes of a button, for the rare element that is neither a button nor a link (a summary). */
export function buttonClass({ variant = "plain", size = "normal", wide = false }: ButtonLook): string {
  const sized = size === "small" ? "min-h-11 px-3.5 py-1.5 text-sm" : "min-h-12 px-5 py-2.5";
  return `inline-flex items-center justify-center gap-2 rounded-md border-[1.5px] text-center leading-tight font-semibold no-underline transition-colors ${sized} ${variants[variant]} ${wide ? "w-full" : ""}`;
}
