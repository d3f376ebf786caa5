import { startTransition, useCallback, useState } from "react";
import { useInteraction } from "./use-interaction";
import { onceSettled } from "./once-settled";

/**
 * Whether a chart is to be drawn: someone is at the page, or the chart is in view and the page has
 * settled. What draws it is large, and must not hold up what is read and pressed first.
 */
export function useDrawn(): [
  ref: (element: HTMLElement | null) => (() => void) | undefined,
  drawn: boolean,
] {
  const touched = useInteraction();
  const [due, setDue] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    let forget: () => void = () => undefined;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      forget = onceSettled(() => startTransition(() => setDue(true)));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      forget();
    };
  }, []);
  return [ref, touched || due];
}
