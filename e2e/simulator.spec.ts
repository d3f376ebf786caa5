import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

const PAGE = "/reliability/simulator";

const cells = (page: Page, figure: string) =>
  page
    .getByRole("table", { name: "Results before and after the change" })
    .getByRole("row")
    .filter({ has: page.getByText(figure, { exact: true }) })
    .getByRole("cell");

/** A figure before, after, and its change, with plain spaces. */
const figures = async (page: Page, figure: string): Promise<string[]> =>
  (await cells(page, figure).allInnerTexts())
    .slice(1)
    .map((text) => text.replaceAll("\u202f", " ").replaceAll("\u2212", "-"));

test("attempts from three to two change the numbers, and the link brings them back", async ({
  adminPage: page,
}) => {
  await page.goto(`${PAGE}?preset=fewer-attempts&after.1.attempts=3&after.1.attemptTimeoutMs=300`);
  await expect(page.getByText("The change makes no difference in this scenario.")).toBeVisible();
  expect(await figures(page, "Latency p99")).toEqual(["1,200 ms", "1,200 ms", "none"]);

  await page.getByLabel("After: Attempts, including the first").fill("2");
  await page.getByLabel("After: Attempt timeout, blank for none").fill("400");
  await expect(page).toHaveURL(`${PAGE}?preset=fewer-attempts`);
  await expect.poll(() => figures(page, "Latency p99")).toEqual(["1,200 ms", "900 ms", "-300 ms"]);

  await page.getByLabel("After: Attempts, including the first").fill("1");
  await expect(page).toHaveURL(`${PAGE}?preset=fewer-attempts&after.1.attempts=1`);
  await expect.poll(() => figures(page, "Latency p99")).toEqual(["1,200 ms", "400 ms", "-800 ms"]);
  const seen = await page.getByRole("table").first().innerText();
  await page.reload();
  expect(await page.getByRole("table").first().innerText()).toBe(seen);
  await expect(page.getByLabel("After: Attempts, including the first")).toHaveValue("1");
});

test("a value that cannot be is named by its field, and nothing typed is lost", async ({
  adminPage: page,
}) => {
  await page.goto(`${PAGE}?preset=retry-storm&after.1.attempts=12&colour=red`);
  const alert = page.getByRole("alert").filter({ hasText: "Fix 2 settings" });
  await expect(alert).toContainText("colour: There is no such setting.");
  await expect(alert).toContainText(
    "After, layer 1: Attempts, including the first: This must be from 1 to 10.",
  );
  const field = page.getByLabel("After: Attempts, including the first");
  await expect(field).toHaveValue("12");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("2");
  await expect(page.getByText(/^Each request becomes/)).toBeVisible();
  await expect(alert).toBeHidden();
});

test("another example begins with its own settings", async ({ adminPage: page }) => {
  await page.goto(PAGE);
  await page.getByLabel("After: Attempts, including the first").fill("1");
  await expect(page).toHaveURL(/after\.1\.attempts=1/);
  await page.getByRole("link", { name: "Bulkhead of 25 or 42 slots" }).click();
  await expect(page.getByText(/and full queues reject/)).toBeVisible();
  await expect(page.getByLabel("After: Bulkhead slots, blank for none")).toHaveValue("42");
  await page.getByRole("link", { name: "Retry storm", exact: true }).click();
  await expect(page.getByLabel("After: Attempts, including the first")).toHaveValue("3");
});

test("the API tells the same summary as the page", async ({ adminPage: page, api }) => {
  const layer = { attempts: 3, attemptTimeoutMs: 1000 };
  const answer = await api.post("/api/v1/simulations", {
    data: {
      scenario: { kind: "retry-storm", runMs: 120_000 },
      seed: 7,
      before: { layers: [layer] },
      after: { layers: [{ ...layer, retryBudget: 0.1 }] },
    },
  });
  expect(answer.status()).toBe(200);
  const { before, after, why } = (await answer.json()) as {
    before: { series: unknown[]; summary: { failed: number; lateCalls: number } };
    after: { summary: { failed: number; lateCalls: number } };
    why: string;
  };
  expect(before.series).toHaveLength(300);
  await page.goto(`${PAGE}?preset=retry-storm&seed=7`);
  await expect(page.getByText(why)).toBeVisible();
  for (const [figure, name] of [
    ["Failed", "failed"],
    ["Calls answered too late", "lateCalls"],
  ] as const)
    expect((await figures(page, figure)).slice(0, 2)).toEqual(
      [before, after].map(({ summary }) => summary[name].toLocaleString("en-US")),
    );
});

test("the API refuses by name what would take too long, and what it does not know", async ({
  api,
}) => {
  const refusal = async (data: object) => {
    const answer = await api.post("/api/v1/simulations", { data });
    return [answer.status(), await answer.text()] as const;
  };
  const [status, text] = await refusal({
    scenario: "overload",
    before: { ratePerSecond: 5000, layers: [{ attempts: 10 }] },
  });
  expect(status).toBe(400);
  expect(text).toContain("This run could make 9,000,000 calls; the limit is 200,000.");
  const [unknown, named] = await refusal({ scenario: "down", before: { retries: 3 } });
  expect(unknown).toBe(400);
  expect(named).toContain("retries");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the numbers are there, and the form asks for others", async ({ adminPage: page }) => {
    await page.goto(`${PAGE}?preset=fewer-attempts`);
    expect(await figures(page, "Latency p99")).toEqual(["1,200 ms", "900 ms", "-300 ms"]);
    await page.getByLabel("After: Attempts, including the first").fill("1");
    await page.getByRole("button", { name: "Run" }).click();
    expect(await figures(page, "Latency p99")).toEqual(["1,200 ms", "400 ms", "-800 ms"]);
  });
});
