import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { singleKeysEnabled } from "./single-keys";
import type { NavItem } from "./nav-item";

const SEQUENCE_MS = 1200;

/** `Cmd/Ctrl-K` always; `?` and `G` with a letter never while typing, in a dialog, or when switched off. */
export function useShellKeys(nav: NavItem[], open: { openPalette: () => void; openHelp: () => void }): void {
  const router = useRouter();
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        open.openPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || !mayUseSingleKeys(event.target)) return;
      const going = event.timeStamp < goUntil;
      goUntil = 0;
      if (event.key === "?") open.openHelp();
      else if (going) {
        const item = nav.find((candidate) => candidate.goKey?.toLowerCase() === event.key.toLowerCase());
        if (item) router.push(item.href);
      } else if (event.key.toLowerCase() === "g") goUntil = event.timeStamp + SEQUENCE_MS;
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [nav, open, router]);
}

function mayUseSingleKeys(target: EventTarget | null): boolean {
  const typing = target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
  return !typing && document.querySelector("dialog[open]") === null && singleKeysEnabled();
}
