import type { Locator, Page } from "@playwright/test";

/** A card of the page, by its title. */
export const cardOf = (page: Page, title: string): Locator =>
  page
    .getByRole("main")
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) });
