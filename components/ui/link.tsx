import type { ComponentProps } from "react";

/**
 * A link within Burnline, which `MarkupScripts` follows without loading the page anew. Nothing is
 * fetched before it is followed: every page is made for its reader when it is asked for. `scroll`:
 * whether the page it leads to is shown from its top.
 */
export function Link({
  scroll = true,
  children,
  ...rest
}: ComponentProps<"a"> & { href: string; scroll?: boolean }) {
  return (
    <a data-soft={scroll ? "" : "still"} {...rest}>
      {children}
    </a>
  );
}
