import { SLO, test } from "./support/api-test";
import { alertRow } from "./support/alert-rows";
import { expect } from "./support/fixtures";
import { EVALUATED_WITHIN_MS, wholeMinutesAgo } from "./support/minutes-ago";

const BAD_MINUTES = [1, 2, 3, 4, 5];
/** More than the overview shows. */
const BURNING = 22;

test("the overview shows twenty alerts of budgets that burn and leads to the rest, of which one is acknowledged by keyboard", async ({
  adminPage: page,
  call,
  place,
}) => {
  test.slow();
  const slugs = Array.from({ length: BURNING }, (_, index) => `burns-${String(index)}`);
  const nameOf = (slug: string) => `${slug} in ${place.service}`;
  for (const slug of slugs)
    await call("PUT", `/services/${place.service}/slos/${slug}`, {
      json: { ...SLO, name: nameOf(slug) },
    });
  await page.goto(`/alerts?service=${place.service}`);
  await expect(page.getByRole("main")).toContainText("Nothing matches");
  const measurements = slugs.flatMap((slo) =>
    BAD_MINUTES.map((ago) => ({
      service: place.service,
      slo,
      at: wholeMinutesAgo(ago),
      good: 0,
      total: 1000,
    })),
  );
  await call("POST", "/measurements", { json: { mode: "add", measurements } });
  const listed = page
    .getByRole("table", { name: "Alerts" })
    .getByRole("link", { name: new RegExp(`^burns-\\d+ in ${place.service}`) });
  await expect(listed).toHaveCount(BURNING, { timeout: EVALUATED_WITHIN_MS });

  await page.goto("/");
  const card = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Open alerts" }) });
  await expect(card.getByRole("listitem")).toHaveCount(20);
  await expect(card.getByRole("listitem").first()).toContainText(/\d+× over 1.h/);
  await card.getByRole("link", { name: /^All \d+ open alerts$/ }).click();
  await expect(page).toHaveURL(/\/alerts\?state=open$/);
  await expect(listed).toHaveCount(BURNING);

  const title = `${nameOf("burns-7")}: error budget is burning too fast`;
  await page.getByRole("link", { name: title }).click();
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: title })).toBeVisible();
  await expect(main).toContainText(/The burn rate was [\d,.]+× over/);
  await expect(main).toContainText("What would have prevented it.");
  await expect(main.getByRole("heading", { name: "Budget around it" })).toBeVisible();
  await page.keyboard.press("a");
  const history = main.getByRole("list", { name: "History" });
  await expect(history).toContainText(/Acknowledged by /);
  await expect(main.getByRole("button", { name: "Acknowledge" })).toHaveCount(0);

  await main.getByRole("link", { name: "Open the SLO" }).click();
  await expect(main.getByRole("heading", { name: /^Alerts/ })).toBeVisible();
  await main.getByRole("link", { name: title, exact: true }).click();
  await expect(page).toHaveURL(/\/alerts\/\d+$/);
});

test("an incident is declared from an alert, which says when it was detected", async ({
  adminPage: page,
  call,
  place,
  server,
}) => {
  const id = await alertRow(server.databaseUrl, {
    team: place.team,
    title: `Disks of ${place.service} are full`,
  });
  await page.goto(`/alerts/${id}`);
  await page.getByRole("link", { name: "Declare incident" }).click();
  await expect(page.getByLabel(/^What do users notice/)).toHaveValue(
    `Disks of ${place.service} are full`,
  );
  await page.getByRole("radio", { name: /SEV2/ }).check();
  await page.getByLabel(/^Affected service/).selectOption(place.service);
  await page.getByRole("button", { name: "Declare incident" }).click();
  await expect(page).toHaveURL(/\/incidents\/\d+$/);
  const main = page.getByRole("main");
  await expect(main.getByRole("list", { name: "Timeline" })).toContainText(
    `Disks of ${place.service} are full`,
  );
  const number = page.url().split("/").at(-1) ?? "";
  const alert = await call("GET", `/alerts/${id}`);
  const incident = await call("GET", `/incidents/${number}`);
  expect(alert.json).toMatchObject({ incident: Number(number) });
  expect(incident.json).toMatchObject({
    detectedAt: (alert.json as { startedAt: string }).startedAt,
  });
  await main.getByRole("link", { name: `Disks of ${place.service} are full` }).click();
  await main.getByRole("link", { name: `Incident #${number}` }).click();
  await expect(page).toHaveURL(new RegExp(`/incidents/${number}$`));
});

test("a mute keeps alerts quiet until it is ended, and refuses what is no matcher", async ({
  adminPage: page,
  place,
  server,
}) => {
  const id = await alertRow(server.databaseUrl, {
    team: place.team,
    title: `Noise of ${place.service}`,
    labels: { instance: place.service },
  });
  await page.goto("/alerts/mutes");
  const form = page.getByRole("form", { name: "New mute" });
  await form.getByLabel(/^Team/).selectOption(place.team);
  await form.getByLabel(/^Labels/).fill("instance");
  await form.getByLabel(/^Reason/).fill(`Works at ${place.service}`);
  await form.getByRole("button", { name: "Mute" }).click();
  await expect(form).toContainText("Write a label, an operator");
  await form.getByLabel(/^Labels/).fill(`instance="${place.service}"`);
  await form.getByRole("button", { name: "Mute" }).click();
  const row = page.getByRole("row").filter({ hasText: `Works at ${place.service}` });
  await expect(row).toContainText(`instance="${place.service}"`);

  await page.goto(`/alerts/${id}`);
  const main = page.getByRole("main");
  await expect(main).toContainText(`Muted: Works at ${place.service}`);
  await page.goto(`/alerts?state=muted&team=${place.team}`);
  await expect(main.getByRole("table", { name: "Alerts" })).toContainText("muted, ends");

  await page.goto("/alerts/mutes");
  await row.getByRole("button", { name: "End now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End the mute" }).click();
  await expect(page.getByRole("table", { name: "Mutes that have ended" })).toContainText(
    `Works at ${place.service}`,
  );
});
