import { expect, type Page } from "@playwright/test";

/** "g" begins what a second letter ends, which another "g" does not: asked once in a document. */
function hearsKeys(): boolean {
  const known = document as Document & { hearsKeys?: boolean };
  known.hearsKeys ||= !document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key: "g", bubbles: true, cancelable: true }),
  );
  return known.hearsKeys;
}

/**
 * Until the script of a page with navigation listens; before that its buttons of dialogs ask for
 * the page again, with the dialog.
 */
export async function scriptAnswers(page: Page): Promise<void> {
  if ((await page.locator("[data-shell]").count()) === 0) return;
  await expect.poll(() => page.evaluate(hearsKeys), "the page's script listens").toBe(true);
}
