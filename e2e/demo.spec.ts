import type { Page } from "@playwright/test";
import { formatCount } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { formatPercent, formatSli } from "@/lib/formats/percent";
import { expect, test } from "./support/fixtures";

test.use({ installation: "empty", own: "demo" });
test.describe.configure({ mode: "serial" });

const person = { email: "mara@example.com", password: "a long enough password" };

test("a person who sets up with the demo is told that it is filled, and sees it marked as made up", async ({
  page,
}) => {
  await page.goto("/setup");
  await page.getByLabel("Your name").fill("Mara Lindqvist");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByLabel("First team").fill("Delivery");
  await page.getByRole("radio", { name: /demo/i }).check();
  await page.getByRole("button", { name: "Set up Burnline" }).click();
  await expect(page.getByText("Filling 90 days of data…")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("complementary", { name: "Demo workspace" })).toContainText(
    "made-up shop",
  );
  await expect(page.getByRole("table", { name: /SLO|budget/i }).getByRole("row")).not.toHaveCount(
    1,
  );
});

test("the list of SLOs is searched, filtered and sorted in its address", async ({ page }) => {
  await signIn(page);
  await page.goto("/slos");
  const rows = page.getByRole("table", { name: "SLOs" }).locator("tbody tr");
  await expect(rows).toHaveCount(18);
  await page.getByLabel("Search SLOs").fill("checkout");
  await expect(page).toHaveURL("/slos?q=checkout");
  await expect(rows).toHaveCount(2);
  await page.getByLabel("Kind of indicator").selectOption("latency");
  await expect(page).toHaveURL("/slos?q=checkout&kind=latency");
  await page.reload();
  await expect(page.getByLabel("Search SLOs")).toHaveValue("checkout");
  await expect(rows).toHaveText([/Checkout answers within 400 ms/]);
  await page.getByLabel("Search SLOs").fill("nothing of the kind");
  await page.getByRole("link", { name: "Show all SLOs" }).click();
  await expect(rows).toHaveCount(18);
  await expect(page.getByLabel("Search SLOs")).toHaveValue("");
  await page.goBack();
  await expect(page.getByLabel("Search SLOs")).toHaveValue("nothing of the kind");
  await page.goForward();
  await expect(page.getByLabel("Search SLOs")).toHaveValue("");

  const target = page.getByRole("columnheader", { name: "Target" });
  await target.getByRole("link").click();
  await expect(page).toHaveURL("/slos?sort=target");
  await expect(target).toHaveAttribute("aria-sort", "ascending");
  await expect(rows.first()).toContainText("95");
  await target.getByRole("link").click();
  await expect(page).toHaveURL("/slos?sort=target&order=desc");
  await expect(rows.first()).toContainText("99.99");

  await page.setViewportSize({ width: 360, height: 780 });
  await page.getByLabel("Order", { exact: true }).selectOption("name");
  await expect(page).toHaveURL("/slos?sort=name");
  await expect(rows.first()).toContainText("At least 120 documents per second");
  await page.goto("/slos?tier=exhausted");
  await expect(rows).toHaveText([/Card authorisations get an answer/]);
});

test("the page of an SLO shows the figures that the API answers, of each objective", async ({
  page,
}) => {
  await signIn(page);
  for (const address of [
    "checkout-api/slos/availability",
    "search-api/slos/availability",
    "ledger/slos/postings",
    "card-gateway/slos/latency",
  ]) {
    await expect(async () => {
      const { objectives } = (await (
        await page.request.get(`/api/v1/services/${address}/status`)
      ).json()) as { objectives: ObjectiveStatus[] };
      for (const [index, { target, sli, budget, projection, ...status }] of objectives.entries()) {
        await page.goto(`/services/${address}?objective=${String(index + 1)}`);
        const tile = (label: string) =>
          page
            .getByRole("term")
            .filter({ hasText: new RegExp(`^${label}`) })
            .first()
            .locator("..");
        await expect(tile("SLI")).toContainText(formatSli(sli / 100, Math.round(target * 10_000)), {
          timeout: 500,
        });
        await expect(page.locator("main > header > p, main header > p").first()).toContainText(
          `${formatSli(sli / 100, Math.round(target * 10_000))} of `,
          { timeout: 500 },
        );
        await expect(tile("Data coverage")).toContainText(formatPercent(status.coverage), {
          timeout: 500,
        });
        if (projection)
          await expect(tile("Budget left so far")).toContainText(
            `${formatPercent(budget.remaining)}${formatPercent(projection.withoutErrors)} of `,
            { timeout: 500 },
          );
        else
          await expect(tile("Budget left")).toContainText(
            formatDuration(budget.remainingMinutes * 60_000),
            { timeout: 500 },
          );
        await expect(page.locator("#what-if")).toContainText(
          `now ${formatPercent(budget.remaining)}`,
          { timeout: 500 },
        );
        await expect(page.locator("#what-if")).toContainText(
          `now ${formatDuration(budget.totalMinutes * 60_000)}`,
          { timeout: 500 },
        );
        if (address.startsWith("checkout"))
          await expect(tile("Bad requests")).toContainText(
            `${formatCount(status.total - status.good)}of ${formatCount(Math.floor(budget.allowedEvents))} allowed`,
            { timeout: 500 },
          );
      }
      // The demo goes on: a minute may end between the answer and the page.
    }).toPass({ timeout: 120_000 });
  }
});

test("the target is tried out by keyboard: budget, tier and pages a week follow, and history proposes one", async ({
  page,
}) => {
  await signIn(page);
  const histories: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/history")) histories.push(request.url());
  });
  await page.goto("/services/checkout-api/slos/availability", { waitUntil: "networkidle" });
  const panel = page.locator("#what-if");
  const slider = panel.getByRole("slider", { name: "Target" });
  const value = (term: string) =>
    panel.getByRole("term").filter({ hasText: term }).locator("..").getByRole("definition").first();
  expect(histories, "the history is read once somebody sees the panel").toEqual([]);
  await panel.scrollIntoViewIfNeeded();
  await expect(value("Pages a week")).toHaveText(/\d/);
  await expect(value("Budget left")).toContainText("Critical");

  await slider.focus();
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /^90/);
  await expect(value("Budget")).toHaveText(formatDuration(0.1 * 28 * 86_400_000));
  await expect(value("Budget left")).toContainText("Healthy");
  await expect(value("Pages a week")).toHaveText("0");
  await page.keyboard.press("End");
  await expect(value("Budget left")).toContainText("Exhausted");
  await expect(value("Pages a week")).not.toHaveText("0");
  await page.getByRole("button", { name: /^Back to 99\.9/ }).press("Enter");
  await expect(value("Budget left")).toContainText("Critical");

  const history = panel.getByRole("region", { name: "Suggested target" });
  await expect(history).toContainText(
    /strictest common target your history would have met: each of its [\d,]+ windows of 28 days/,
  );
  await expect(history.getByRole("row", { name: /^90% / })).toContainText("100");
  await history.getByRole("button", { name: /^Try 99\.99/ }).click();
  await expect(slider).toHaveAttribute("aria-valuetext", /^99\.99/);
  await expect(value("Budget left")).toContainText("Exhausted");
  await panel.getByRole("link", { name: "Use this target" }).click();
  await expect(page.getByLabel("Target required").first()).toHaveValue("99.99");
});

test("the demo is removed in one step, and what was there before stays", async ({ page }) => {
  await signIn(page);
  await page.goto("/services/checkout-api/slos/availability");
  await page.getByRole("button", { name: "Remove the demo" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the demo" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(page.getByText("No SLOs yet")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Demo workspace" })).toHaveCount(0);
  await page.goto("/teams/delivery");
  await expect(page.getByRole("heading", { name: "Delivery" })).toBeVisible();
  expect((await page.request.get("/services/checkout-api")).status()).toBe(404);
});

type ObjectiveStatus = {
  target: number;
  sli: number;
  good: number;
  total: number;
  coverage: number;
  budget: {
    remaining: number;
    remainingMinutes: number;
    totalMinutes: number;
    allowedEvents: number;
  };
  projection: { withoutErrors: number } | null;
};

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}
