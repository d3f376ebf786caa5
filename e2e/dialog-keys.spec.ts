import type { Page } from "@playwright/test";
import { listAppRoutes } from "./support/app-routes";
import { expect, test } from "./support/fixtures";
import { placesOf } from "./walker/places";

test.use({ world: "demo", own: "dialog-keys" });

/** Not those around signing in and that of the API, which have no shell. */
const PAGES = listAppRoutes().flatMap(({ path, kind }) =>
  kind === "page" && !/^\/(setup|sign-in|settings|api-docs)$|\[(token|link)\]/.test(path)
    ? [path]
    : [],
);

const KEYS = Array.from("abcdefghijklmnopqrstuvwxyz?");

/** Whether the page's script listens yet: "g" begins what a second letter ends. */
const hearsKeys = (): boolean =>
  !document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key: "g", bubbles: true, cancelable: true }),
  );

/**
 * Opens one dialog or menu of the page after the other; answers which of their names let a key do
 * something, and how many there were.
 */
const walkDialogs = (
  page: Page,
): Promise<{ walked: number; heard: string[]; unfocused: string[] }> =>
  page.evaluate((keys) => {
    const acts = (key: string) =>
      !document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
      );
    const heard: string[] = [];
    const unfocused: string[] = [];
    let walked = 0;
    for (const button of document.querySelectorAll<HTMLElement>(
      "button[popovertarget]:not(dialog button)",
    )) {
      const panel = document.getElementById(button.getAttribute("popovertarget") ?? "");
      if (!panel?.matches("dialog, .menu-panel") || !button.checkVisibility()) continue;
      button.click();
      walked += 1;
      const field = [
        ...panel.querySelectorAll<HTMLElement>("input:not([type=hidden]), textarea, select"),
      ].find((each) => each.checkVisibility());
      if (panel.matches("dialog") && field && document.activeElement !== field)
        unfocused.push(button.innerText);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      heard.push(...keys.filter(acts).map((key) => `${button.innerText}: ${key}`));
      if (panel instanceof HTMLDialogElement && panel.open) panel.close();
      else panel.hidePopover();
    }
    return { walked, heard, unfocused };
  }, KEYS);

test("no key by itself does anything while a dialog or menu is open, on any page", async ({
  adminPage: page,
  server,
}) => {
  let walked = 0;
  for (const pattern of PAGES) {
    const [address] = await placesOf(pattern, server, server.admin.cookie ?? "");
    // The demo has no data source.
    if (address === undefined) continue;
    await page.goto(address);
    await expect(page.locator("main h1")).toBeVisible();
    await expect.poll(() => page.evaluate(hearsKeys), address).toBe(true);
    const found = await walkDialogs(page);
    expect(found.walked, address).toBeGreaterThan(0);
    expect(found.heard, address).toEqual([]);
    expect(found.unfocused, `${address}: what is typed goes into the first field`).toEqual([]);
    walked += found.walked;
  }
  expect(walked).toBeGreaterThan(60);
  for (const opener of ["Control+k", "?"]) {
    await page.keyboard.press(opener);
    await page.evaluate(
      () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
    );
    for (const key of KEYS.slice(0, -1)) await page.keyboard.press(key);
    await expect(page.locator("dialog[open]")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
  }
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/incidents\/new$/);
});

test("what is typed after a key of an incident goes into the first field", async ({
  adminPage: page,
}) => {
  await page.goto("/incidents/25");
  for (const [key, heading, text] of [
    ["u", "Update stakeholders", "We see 500s, cause unknown"],
    ["r", "Resolve the incident", "Rolled back, cache cleared"],
  ] as const) {
    await expect(async () => {
      await page.keyboard.press(key);
      await expect(page.locator("dialog[open]")).toHaveCount(1, { timeout: 1000 });
    }).toPass();
    await page.keyboard.type(text);
    const dialog = page
      .locator("dialog[open]")
      .filter({ has: page.getByRole("heading", { name: heading }) });
    await expect(dialog.locator("textarea").first()).toHaveValue(text);
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/\/incidents\/25$/);
  }
  await page.keyboard.press("s");
  await expect(page.locator("dialog[open] select").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await page.keyboard.press("t");
  await page.keyboard.type("Seen, cause unknown");
  await expect(page.getByLabel("Add to the timeline").locator("textarea")).toHaveValue(
    "Seen, cause unknown",
  );
});
