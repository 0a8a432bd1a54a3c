import type { ReactElement, ReactNode } from "react";
import type { Colours } from "./colours.ts";
import { drawable, type Face, pathOf } from "./lettering.ts";

type Props = Record<string, unknown> & { children?: ReactNode };
type Component = (props: Props) => ReactNode;

const FRAGMENT = Symbol.for("react.fragment");
/** Names that SVG itself writes with capitals; of all others React's are the dashed ones. */
const CAPITALS = new Set(["viewBox", "preserveAspectRatio"]);

/**
 * A drawing made of our own components as SVG text that needs nothing round it: texts become outlines, colour tokens
 * colours. So what stands on a page is drawn in a picture by the same code. (React's own renderer is not to be had in a
 * route; and this is all of it that pure components need: no state, no context, nothing that waits.)
 */
export function svgOf(element: ReactElement, colours: Colours): string {
  const svg = markup(element).replace(/var\(--([\w-]+)\)/g, (_, name: string) => {
    const colour = colours[name];
    if (!colour) throw new Error(`There is no colour token "${name}".`);
    return colour;
  });
  return svg.replace(/^<svg /, '<svg xmlns="http://www.w3.org/2000/svg" ');
}

function markup(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (Array.isArray(node)) return node.map(markup).join("");
  if (typeof node !== "object") return escaped(String(node));
  const { type, props } = node as unknown as { type: string | symbol | Component; props: Props };
  if (type === FRAGMENT) return markup(props.children);
  if (typeof type === "function") return markup(type(props));
  if (typeof type !== "string") throw new Error("A picture is drawn from plain components only.");
  if (type === "text") return outlined(props);
  const { children, ...attributes } = props;
  return `<${type}${attributesOf(attributes)}>${markup(children)}</${type}>`;
}

function attributesOf(attributes: Record<string, unknown>): string {
  return Object.entries(attributes)
    .filter(([name, value]) => value !== undefined && value !== null && name !== "className")
    .map(([name, value]) => ` ${CAPITALS.has(name) ? name : dashed(name)}="${escaped(String(value))}"`)
    .join("");
}

const dashed = (name: string) => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/** How far the middle of capitals lies above the line they stand on, in the size of the type. */
const MIDDLE = 0.34;
/** Our text face comes in one weight here; bold is the same with a line round it, in the size of the type. */
const BOLD = 0.045;

/** A <text> as a path: where it begins, how it is anchored and which hand it is written in are read off its props. */
function outlined({ children, ...props }: Props): string {
  const { x = 0, y = 0, fontSize, fontWeight, textAnchor, dominantBaseline, className = "", ...rest } = props;
  const size = Number(fontSize ?? 16);
  const face: Face = /\bfont-display\b/.test(String(className)) ? "display" : "text";
  const text = drawable([children].flat().join(""), face) ?? "";
  const { d, width } = pathOf(text, face, size);
  const left = Number(x) - (textAnchor === "middle" ? width / 2 : textAnchor === "end" ? width : 0);
  const line = Number(y) + (dominantBaseline === "central" ? size * MIDDLE : 0);
  const bold = face === "text" && (/\bfont-bold\b/.test(String(className)) || Number(fontWeight) >= 600);
  const round = bold && {
    stroke: rest.fill,
    strokeWidth: (size * BOLD).toFixed(2),
    strokeLinejoin: "round",
  };
  return `<path d="${d}" transform="translate(${left.toFixed(1)} ${line.toFixed(1)})"${attributesOf({ ...rest, ...round })}/>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
