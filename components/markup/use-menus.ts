import { useEffect } from "react";

const PANELS = ".menu-panel:popover-open, .sidebar:popover-open";

/**
 * Closes a menu, and the sheet that it stands in, when one of its links is followed; and a menu when
 * a dialog that was opened from it closes.
 */
export function useMenus(): void {
  useEffect(() => {
    const follow = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest("a") : null;
      // What is open in the outermost closes with it.
      if (link) hide([...document.querySelectorAll(PANELS)].find((panel) => panel.contains(link)));
    };
    const close = ({ target }: Event) => {
      if (target instanceof HTMLDialogElement) leave(target);
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

/**
 * The browser gives the focus back, but not for a dialog that came open with the page, nor where
 * the button is hidden with its menu by now, whose own takes it.
 */
function leave(dialog: HTMLDialogElement): void {
  const opener = document.querySelector<HTMLElement>(`[aria-controls=${CSS.escape(dialog.id)}]`);
  const menu = opener?.closest(".menu-panel");
  hide(menu?.closest(PANELS));
  const focused = document.activeElement;
  if (focused !== document.body && !dialog.contains(focused) && !menu?.contains(focused)) return;
  const back = menu
    ? document.querySelector<HTMLElement>(`[popovertarget=${CSS.escape(menu.id)}]`)
    : opener;
  back?.focus();
}
