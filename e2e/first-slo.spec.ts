import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { fillName } from "./support/fill-name";
import { expect, test } from "./support/fixtures";

const run = promisify(execFile);

test.use({ installation: "empty", own: "first-slo" });

test(
  "a new user sets up, makes a service and an SLO, sends counts with the offered command, and sees the budget move",
  { tag: "@postgres" },
  async ({ page, pageErrors, server }) => {
    test.setTimeout(300_000);
    await page.goto("/");
    await page.getByLabel("Name", { exact: false }).first().fill("Mara Lindqvist");
    await page.getByLabel("Email", { exact: false }).fill("mara@example.com");
    await page.getByLabel("Password", { exact: false }).first().fill("a long enough password");
    await page.getByLabel(/team/i).first().fill("Payments");
    await page.getByRole("radio", { name: /empty/i }).check();
    await page.getByRole("button", { name: /create|set up|start/i }).click();
    await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
    await expect(page.getByText("No SLOs yet")).toBeVisible();

    await page.goto("/services/new");
    await page.getByLabel("Name required").fill("Checkout API");
    await expect(page.getByLabel("Slug required")).toHaveValue("checkout-api");
    await page.getByRole("button", { name: "Create service" }).click();
    await expect(page.getByRole("heading", { name: "Checkout API" })).toBeVisible();

    await page.getByRole("link", { name: "New SLO" }).click();
    await fillName(page, "Payments succeed");
    await page.getByLabel("Target required").fill("100");
    await expect(
      page.getByText("100% leaves no error budget: every burn rate would divide by zero."),
    ).toBeVisible();
    await page.getByRole("button", { name: "Create SLO" }).click();
    await expect(page.getByLabel("Target required")).toBeFocused();
    await expect(page.getByLabel("Name required")).toHaveValue("Payments succeed");
    await page.getByLabel("Target required").fill("99.9");
    await expect(page.getByRole("complementary", { name: "What this means" })).toContainText(
      "40.3",
    );
    await page.getByRole("button", { name: "Create SLO" }).click();
    await expect(page.getByRole("heading", { name: "Payments succeed" })).toBeVisible();
    await expect(
      page.getByText(
        "Target: 99.9% of requests to Checkout API succeed over 28 days. Nothing has been measured yet.",
      ),
    ).toBeVisible();

    await page.getByRole("button", { name: "Insert a new token" }).click();
    const command = page.getByRole("region", { name: "Send the current minute" });
    await expect(command).toContainText("Bearer bl_");
    const { stdout } = await run("bash", ["-c", (await command.textContent()) ?? ""]);
    expect(JSON.parse(stdout)).toEqual({ accepted: 1 });
    await expect(
      page.getByText(
        "A measurement of the current minute is received at once and counted when the minute ends.",
      ),
    ).toBeVisible();
    // The page renews itself when it is looked at again; the token is not taken away with that.
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(
      page.getByText(
        /first measurement is received and counted when its minute ends|of the budget so far is left/,
      ),
    ).toBeVisible();
    await expect(command).toContainText("Bearer bl_");

    // What was received is there after a kill. What the page was fetching when the server died:
    pageErrors.allow(/net::ERR_/);
    await server.kill9();
    await server.restart();

    // 1 of 4000 is bad at 99.9%: a quarter of the budget so far is spent. The minute counts once
    // it is complete.
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(/75.?% of the budget so far is left/)).toBeVisible({
        timeout: 1000,
      });
    }).toPass({ timeout: 150_000 });
    await expect(page.getByText("of 4 allowed so far")).toBeVisible();
    await expect(page.getByText(/one failure spends 25.?% of the budget/)).toBeVisible();
  },
);
