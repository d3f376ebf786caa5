import { useEffect, useEffectEvent, type RefObject } from "react";

/** What each button of written-out HTML does, by its `data-press`. */
export function usePressed(
  within: RefObject<HTMLElement | null>,
  does: Readonly<Record<string, (button: HTMLButtonElement) => void>>,
): void {
  const press = useEffectEvent((button: HTMLButtonElement) =>
    does[button.dataset.press ?? ""]?.(button),
  );
  useEffect(() => {
    const element = within.current;
    const heard = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest("button[data-press]") : null;
      if (button instanceof HTMLButtonElement) press(button);
    };
    element?.addEventListener("click", heard);
    return () => element?.removeEventListener("click", heard);
  }, [within]);
}
