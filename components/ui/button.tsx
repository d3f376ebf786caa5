import type { ComponentProps } from "react";
import { buttonStyle, type ButtonLook } from "./button-style";
import { Link } from "./link";

export function Button({
  variant,
  size,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & ButtonLook) {
  return <button type={type} className={buttonStyle({ variant, size, className })} {...rest} />;
}

export function LinkButton({
  variant,
  size,
  className,
  ...rest
}: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={buttonStyle({ variant, size, className })} {...rest} />;
}
