import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { PaletteItem } from "@/lib/palette/palette-item";
import type { NavItem } from "./nav-item";
import { isSingleKey } from "./single-keys";

const SEQUENCE_MS = 1200;

/**
 * `Cmd/Ctrl-K` always; `?`, `G` with a letter and the letters of actions never while typing, in a
 * dialog, or when switched off.
 */
export function useShellKeys(
  nav: NavItem[],
  actions: PaletteItem[],
  open: { openPalette: () => void; openHelp: () => void },
): void {
  const router = useRouter();
  // Outlives the effect: the navigation is renewed with every page, also between the two keys.
  const goUntil = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        open.openPalette();
        return;
      }
      if (!isSingleKey(event)) return;
      const going = event.timeStamp < goUntil.current;
      goUntil.current = 0;
      const key = event.key.toLowerCase();
      if (key === "?") {
        open.openHelp();
        return;
      }
      if (!going && key === "g") {
        event.preventDefault();
        goUntil.current = event.timeStamp + SEQUENCE_MS;
        return;
      }
      const target = going
        ? nav.find((item) => item.goKey?.toLowerCase() === key)
        : actions.find((item) => item.keys?.toLowerCase() === key);
      if (!target) return;
      event.preventDefault();
      router.push(target.href);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [nav, actions, open, router]);
}
