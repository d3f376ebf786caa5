"use client";

import { useState } from "react";
import { PREFERENCE_COOKIES, PREFERENCE_MAX_AGE_S } from "@/lib/preferences/preferences";
import { Icon } from "../ui/icon";

/** Folds the sidebar to its icons; a cookie keeps it so from the first byte of the next page. */
export function SidebarToggle({ collapsed }: { collapsed: boolean }) {
  const [folded, setFolded] = useState(collapsed);
  const toggle = () => {
    const next = !folded;
    setFolded(next);
    document.querySelector("[data-shell]")?.toggleAttribute("data-collapsed", next);
    document.cookie = `${PREFERENCE_COOKIES.sidebar}=${next ? "collapsed" : "open"}; path=/; max-age=${PREFERENCE_MAX_AGE_S}; samesite=lax`;
  };
  return (
    <button
      type="button"
      aria-expanded={!folded}
      aria-label="Sidebar"
      title={folded ? "Expand the sidebar" : "Collapse the sidebar"}
      onClick={toggle}
      className="grid size-7 shrink-0 place-items-center rounded-xs text-faint hover:bg-sunken hover:text-ink"
    >
      <Icon name="sidebar" size={15} />
    </button>
  );
}
