"use client";

import { useEffect } from "react";
import { pressPageKey } from "./page-actions";
import { isSingleKey } from "./single-keys";

/**
 * Presses what carries `data-page-key` with the letter that was typed: a button is pressed, a field
 * takes the focus.
 */
export function PageKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!/^[a-z]$/i.test(event.key) || !isSingleKey(event)) return;
      if (pressPageKey(event.key.toLowerCase())) event.preventDefault();
    };
    // After the keys of the shell, which may wait for a second letter.
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}
