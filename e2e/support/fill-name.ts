import { expect, type Locator, type Page } from "@playwright/test";

/** Fills in the name of something new, whose slug follows once the page's script is there. */
export async function fillName(within: Page | Locator, name: string): Promise<void> {
  await within.getByLabel("Name required").fill(name);
  await expect(within.getByLabel("Slug required")).not.toHaveValue("");
}
