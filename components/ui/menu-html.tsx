import type { ReactNode } from "react";
import { cx } from "./class-names";

export type MenuProps = {
  /** What the button says to those who do not see it; its content otherwise. */
  label?: string;
  button: ReactNode;
  buttonClassName?: string;
  align?: "start" | "end";
  children: ReactNode;
};

/** A button and the panel it opens. */
export const MenuHtml = ({
  id,
  label,
  button,
  buttonClassName,
  align = "start",
  children,
}: MenuProps & { id: string }) => (
  <div className="menu-anchor min-w-0">
    <button
      type="button"
      popoverTarget={id}
      aria-label={label}
      className={cx("menu-button", buttonClassName)}
    >
      {button}
    </button>
    <div
      id={id}
      popover="auto"
      className={cx(
        "menu-panel lift max-h-[70dvh] max-w-[min(24rem,calc(100vw-1.5rem))] min-w-52 overflow-y-auto wrap-anywhere rounded-sm border border-line-strong bg-surface p-1 text-sm text-ink",
        align === "end" && "menu-panel-end",
      )}
    >
      {children}
    </div>
  </div>
);

export const MENU_ITEM = "menu-item";
