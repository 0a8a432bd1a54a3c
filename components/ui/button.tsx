import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";
import { Link } from "./link.tsx";

/** A button. In a form it submits, unless `type` says otherwise. */
export function Button({
  variant,
  size,
  wide,
  ...rest
}: ButtonLook & Omit<ComponentProps<"button">, "className">) {
  return <button {...rest} className={buttonClass({ variant, size, wide })} />;
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({
  variant,
  size,
  wide,
  href,
  children,
}: ButtonLook & { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={buttonClass({ variant, size, wide })}>
      {children}
    </Link>
  );
}
