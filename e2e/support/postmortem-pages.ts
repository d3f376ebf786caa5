import type { Page } from "@playwright/test";
import { apiClient } from "./api-client";
import { expect } from "./fixtures";
import type { Server } from "./server";

export const editor = (page: Page) => page.getByRole("form", { name: "Postmortem", exact: true });
/** Until the editor says that the text is stored. */
export const saved = (page: Page) =>
  expect(page.locator('[data-save="saved"]')).toBeVisible({ timeout: 20_000 });

/** Begins a postmortem of no incident, in the editor; answers its address. */
export async function begin(page: Page, title: string, team: string): Promise<string> {
  await page.goto("/postmortems/new");
  await page.getByLabel("Title required").fill(title);
  await page.getByLabel("Owner required").selectOption(team);
  await page.getByRole("button", { name: "Start writing" }).click();
  await expect(page).toHaveURL(/\/postmortems\/\d+\/edit$/);
  return page.url().replace(/\/edit$/, "");
}

/** The team that writes them. */
export async function makePayments(server: Server): Promise<void> {
  const put = await apiClient(server)("PUT", "/teams/payments", { json: { name: "Payments" } });
  expect(put.status).toBeLessThan(300);
}
