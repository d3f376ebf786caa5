import { SLO, test } from "./support/api-test";
import { expect } from "./support/fixtures";
import { EVALUATED_WITHIN_MS, wholeMinutesAgo } from "./support/minutes-ago";

const BURNING = 22;

test("the overview shows twenty alerts of budgets that burn, and leads to the rest", async ({
  adminPage: page,
  call,
  place,
}) => {
  test.slow();
  const slugs = Array.from({ length: BURNING }, (_, index) => `burns-${String(index)}`);
  for (const slo of slugs)
    await call("PUT", `/services/${place.service}/slos/${slo}`, { json: { ...SLO, name: slo } });
  await call("POST", "/measurements", {
    json: {
      mode: "add",
      measurements: slugs.flatMap((slo) =>
        [1, 2, 3, 4, 5].map((ago) => ({
          service: place.service,
          slo,
          at: wholeMinutesAgo(ago),
          good: 0,
          total: 1000,
        })),
      ),
    },
  });
  await page.goto("/");
  const card = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Open alerts" }) });
  await expect(card.getByRole("listitem")).toHaveCount(20, { timeout: EVALUATED_WITHIN_MS });
  await expect(card.getByRole("listitem").first()).toContainText(/\d+× over 1.h/);
  await card.getByRole("link", { name: /^All \d+ open alerts$/ }).click();
  await expect(page).toHaveURL(/\/alerts\?state=open$/);
  const listed = page.getByRole("table", { name: "Alerts" }).getByRole("link", { name: /^burns-/ });
  await expect(listed).toHaveCount(BURNING);
});
