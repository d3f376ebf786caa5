import { useEffect } from "react";

/** For the way from the button to what it has opened. */
const HIDES_AFTER_MS = 120;

/** Shows what explains a term as long as a mouse is over its button or over the text itself. */
export function useTips(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: HTMLElement | null = null;
    const enter = (event: PointerEvent) => {
      const panel = panelUnder(event);
      if (panel === null) return;
      clearTimeout(timer);
      shown = panel;
      if (!isOpen(panel)) panel.showPopover();
    };
    const leave = (event: PointerEvent) => {
      const panel = panelUnder(event);
      if (panel === null || panel !== shown) return;
      clearTimeout(timer);
      timer = setTimeout(() => isOpen(panel) && panel.hidePopover(), HIDES_AFTER_MS);
    };
    document.addEventListener("pointerover", enter);
    document.addEventListener("pointerout", leave);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", enter);
      document.removeEventListener("pointerout", leave);
    };
  }, []);
}

const isOpen = (panel: HTMLElement): boolean => panel.matches(":popover-open");

/** Null also for a move from one part of a tip to another. */
function panelUnder({ target, relatedTarget, pointerType }: PointerEvent): HTMLElement | null {
  if (pointerType !== "mouse" || !(target instanceof Element)) return null;
  const tip = target.closest(".tip");
  if (tip === null || (relatedTarget instanceof Node && tip.contains(relatedTarget))) return null;
  return tip.querySelector<HTMLElement>(".tip-panel");
}
