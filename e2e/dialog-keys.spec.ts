import { expect, test } from "./support/fixtures";

test.use({ world: "demo", own: "dialog-keys" });

const KEYS = Array.from("abcdefghijklmnopqrstuvwxyz?");

// That no dialog or menu of any page lets a key through is seen by the walker.
test("no key by itself does anything while the palette or the keys' help is open", async ({
  adminPage: page,
}) => {
  await page.goto("/slos");
  for (const opener of ["Control+k", "?"]) {
    await expect(async () => {
      await page.keyboard.press(opener);
      await expect(page.locator("dialog[open]")).toHaveCount(1, { timeout: 1000 });
    }).toPass();
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
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    await expect(page).toHaveURL(/\/incidents\/25$/);
  }
  await page.keyboard.press("s");
  await expect(page.locator("dialog[open] select").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  const note = page.getByLabel("Add to the timeline").locator("textarea");
  await expect(async () => {
    await page.keyboard.press("t");
    await expect(note).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.keyboard.type("Seen, cause unknown");
  await expect(note).toHaveValue(/^t*Seen, cause unknown$/);
});
