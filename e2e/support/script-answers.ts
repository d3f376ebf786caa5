import type { Page } from "@playwright/test";

/**
 * Until the script of the page answers for the buttons that open dialogs; before that they ask for
 * the page again, with the dialog.
 */
export async function scriptAnswers(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[aria-haspopup=dialog][aria-controls]")].every((button) =>
      Object.keys(button).some((key) => key.startsWith("__reactProps$")),
    ),
  );
}
