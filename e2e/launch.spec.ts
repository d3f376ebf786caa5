import { test } from "./support/api-test";
import { fillName } from "./support/fill-name";
import { expect } from "./support/fixtures";

test("a payment service is launched from a few questions: its SLOs, reasons, dependencies and runbook", async ({
  adminPage: page,
  place,
}) => {
  const main = page.getByRole("main");
  const name = `Card payments of ${place.team}`;
  await page.goto("/services/new");
  await main.getByRole("link", { name: "Get SLOs proposed" }).click();
  await main.getByRole("button", { name: "Propose SLOs" }).click();
  await expect(main.getByText("Give the service a name.")).toBeVisible();
  await expect(main.getByText("Name at least one journey.")).toBeVisible();

  await fillName(main, name);
  await main.getByLabel("Owner").selectOption({ label: place.team });
  await main.getByRole("radio", { name: /Money or trust/ }).check();
  await main.getByLabel("Requests a day").fill("100000");
  await main.getByLabel("Journey 1", { exact: true }).fill("Pay by card");
  await main.getByLabel("Kind of journey 1").selectOption("payment");
  for (const [index, name] of ["card-network", "fraud-check", "ledger"].entries()) {
    await main.getByLabel(`Dependency ${index + 1}`, { exact: true }).fill(name);
    await main.getByLabel("Promised availability").nth(index).fill("99.9");
  }
  await main.getByRole("button", { name: "Propose SLOs" }).click();

  await expect(main.getByRole("heading", { name: `Launch ${name}` })).toBeVisible();
  await expect(main).toContainText(
    "99.9% is out of reach: the hard dependencies together allow 99.7002%.",
  );
  const availability = main.getByLabel("Target required").first();
  await expect(availability).toHaveValue("99.5");
  await expect(main.getByRole("region", { name: "Markdown" })).toContainText(
    "3. Check card-network",
  );
  await availability.fill("100");
  await main.getByRole("checkbox", { name: /correctness/ }).uncheck();
  await main.getByRole("button", { name: "Create all" }).click();
  await expect(main.getByText("100% leaves no error budget").last()).toBeVisible();
  await availability.fill("99.7");
  await main.getByRole("button", { name: "Create all" }).click();

  await expect(page).toHaveURL(/\/services\/card-payments-of-/);
  await expect(main).toContainText("Pay by card availability");
  await expect(main).toContainText("99.7%");
  await expect(main).toContainText("Pay by card latency");
  await expect(main).not.toContainText("Pay by card correctness");
  await expect(main).toContainText("card-network");
});
