"use client";

import { useEffect } from "react";
import { isSingleKey } from "./single-keys";

const CONTROLS = "button, a, textarea, input:not([type=hidden])";

/** Presses what carries `data-page-key` with the letter that was typed: a button is pressed, a field takes the focus. */
export function PageKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!/^[a-z]$/i.test(event.key) || !isSingleKey(event)) return;
      const place = document.querySelector<HTMLElement>(`[data-page-key="${event.key.toLowerCase()}"]`);
      const control = place?.matches(CONTROLS) ? place : place?.querySelector<HTMLElement>(CONTROLS);
      if (!control) return;
      event.preventDefault();
      if (control.matches("textarea, input")) control.focus();
      else control.click();
    };
    // After the keys of the shell, which may wait for a second letter.
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}
