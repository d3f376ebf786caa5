import { useSyncExternalStore } from "react";

const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"] as const;
let seen = false;

/**
 * Whether someone has touched the page since it was loaded: what only answers to them need not be
 * there before.
 */
export const useInteraction = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => seen,
    () => false,
  );

function subscribe(changed: () => void): () => void {
  const note = () => {
    seen = true;
    changed();
  };
  for (const sign of SIGNS) window.addEventListener(sign, note, { once: true, passive: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, note);
  };
}
