import { expect, type Page } from "@playwright/test";

/** "g" begins what a second letter ends. */
const hearsKeys = (): boolean =>
  !document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key: "g", bubbles: true, cancelable: true }),
  );

/**
 * Until the script of a page with navigation listens; before that its buttons of dialogs ask for
 * the page again, with the dialog.
 */
export async function scriptAnswers(page: Page): Promise<void> {
  if ((await page.locator("[data-shell]").count()) === 0) return;
  await expect.poll(() => page.evaluate(hearsKeys), "the page's script listens").toBe(true);
}
