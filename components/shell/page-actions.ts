import type { PaletteItem } from "@/lib/palette/palette-item";

const CONTROLS = "button, a, textarea, input:not([type=hidden])";
const PREFIX = "page-key ";

/**
 * Presses the button, or focuses the field, that the page gives a key; false where it gives none.
 */
export function pressPageKey(key: string): boolean {
  const place = document.querySelector<HTMLElement>(`[data-page-key="${key}"]`);
  const control = place?.matches(CONTROLS) ? place : place?.querySelector<HTMLElement>(CONTROLS);
  if (!control) return false;
  if (control.matches("textarea, input")) control.focus();
  else control.click();
  return true;
}

/** What can be done on this page by a key, for the palette. */
export function pageActions(): PaletteItem[] {
  return [...document.querySelectorAll<HTMLElement>("[data-page-key][data-page-label]")].map(
    ({ dataset }) => ({
      id: `${PREFIX}${dataset.pageKey ?? ""}`,
      group: "On this page",
      label: dataset.pageLabel ?? "",
      href: "",
      keys: (dataset.pageKey ?? "").toUpperCase(),
    }),
  );
}

/** The key that an item of the palette stands for; null where it leads to another page. */
export const pageKeyOf = ({ id }: PaletteItem): string | null =>
  id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null;
