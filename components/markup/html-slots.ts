import { pageContext } from "./page-context";

/** What was found in the document, for a page that is shown once more on the way back to it. */
const found = new Map<number, string>();

/** The HTML of a slot; null in a browser where it was not shown with the document. */
export function htmlInSlot(slot: number): string | null {
  if (typeof window === "undefined") return pageContext()?.html?.[slot] ?? null;
  const known = found.get(slot) ?? document.querySelector(`[data-slot="${slot}"]`)?.innerHTML;
  if (known !== undefined) found.set(slot, known);
  return known ?? null;
}
