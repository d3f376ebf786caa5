import { useEffect } from "react";

const PANELS = ".menu-panel:popover-open, .sidebar:popover-open";

/** Closes a menu when one of its links is followed, or a dialog that was opened from it closes. */
export function useMenus(): void {
  useEffect(() => {
    const follow = ({ target }: Event) => {
      if (target instanceof Element) hide(target.closest("a")?.closest(PANELS));
    };
    const close = ({ target }: Event) => {
      if (target instanceof HTMLDialogElement) hide(target.closest(PANELS));
    };
    document.addEventListener("click", follow);
    document.addEventListener("close", close, true);
    return () => {
      document.removeEventListener("click", follow);
      document.removeEventListener("close", close, true);
    };
  }, []);
}

function hide(panel: Element | null | undefined): void {
  if (panel instanceof HTMLElement) panel.hidePopover();
}
