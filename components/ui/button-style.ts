import { cx } from "./class-names";

type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
type ButtonSize = "sm" | "md";
export type ButtonLook = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  className?: string | undefined;
};

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-ink text-on-ink hover:opacity-88",
  secondary: "border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent text-muted hover:bg-sunken hover:text-ink",
  danger: "border-transparent bg-exhausted text-on-exhausted hover:opacity-90",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2.5 text-xs",
  md: "h-8 gap-2 px-3 text-sm",
};

/**
 * The look shared by everything that is pressed: buttons, submit buttons and links that look like
 * one.
 */
export function buttonStyle({ variant = "secondary", size = "md", className }: ButtonLook): string {
  return cx("button", SIZES[size], VARIANTS[variant], className);
}
