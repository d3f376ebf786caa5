"use client";

import { useId } from "react";
import { MenuHtml, type MenuProps } from "./menu-html";

/**
 * A button with a panel of links or small forms; a press on one of them, outside, or Escape closes
 * it.
 */
export function Menu(props: MenuProps) {
  return <MenuHtml id={useId()} {...props} />;
}
