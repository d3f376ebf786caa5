import { startTransition, useCallback, useState } from "react";
import { onceSettled } from "./once-settled";

/**
 * Whether an element has been in view since the page settled: what is large to fetch or to draw
 * must not hold up what is read and pressed first.
 */
export function useSeen(): [
  ref: (element: HTMLElement | null) => (() => void) | undefined,
  seen: boolean,
] {
  const [seen, setSeen] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    let forget: () => void = () => undefined;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      forget = onceSettled(() => startTransition(() => setSeen(true)));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      forget();
    };
  }, []);
  return [ref, seen];
}
