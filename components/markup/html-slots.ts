type Holder = typeof globalThis & {
  burnlineHtmlSlots?: { getStore: () => string[] | undefined };
};

/**
 * HTML of the document that the server is making. It is written once, where it is shown; without
 * this it would be sent again to the scripts of the page. Null where no document is made.
 */
export const htmlSlots = (): string[] | null =>
  (globalThis as Holder).burnlineHtmlSlots?.getStore() ?? null;

/** What was found in the document, for a page that is shown once more on the way back to it. */
const found = new Map<number, string>();

/** The HTML of a slot; null in a browser where it was not shown with the document. */
export function htmlInSlot(slot: number): string | null {
  if (typeof window === "undefined") return htmlSlots()?.[slot] ?? null;
  const known = found.get(slot) ?? document.querySelector(`[data-slot="${slot}"]`)?.innerHTML;
  if (known !== undefined) found.set(slot, known);
  return known ?? null;
}
