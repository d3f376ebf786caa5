import { SLO, test } from "./support/api-test";
import { expect } from "./support/fixtures";
import { wholeMinutesAgo } from "./support/minutes-ago";

const BURNING = 22;

test("the overview shows the twenty alerts that burn most, and leads to the rest", async ({
  adminPage: page,
  call,
  place,
}) => {
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
    .filter({ has: page.getByRole("heading", { name: "Burning now" }) });
  await expect(card.getByRole("listitem")).toHaveCount(20);
  await card.getByRole("link", { name: /^All \d+, by burn rate$/ }).click();
  await expect(page).toHaveURL(/\/slos\?sort=burn&order=desc$/);
  await expect(page.getByRole("table", { name: "SLOs" })).toContainText("burns-");
});
