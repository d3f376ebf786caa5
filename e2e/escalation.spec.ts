import { test } from "./support/api-test";
import { expect } from "./support/fixtures";
import { instantIn, runStatement } from "./support/run-statement";

// Nobody is reached, and no level is waited for, where no mail can leave.
test.use({ own: "escalation", serverEnv: { BURNLINE_SMTP_URL: "smtp://127.0.0.1:9" } });

test("a policy is made, a SEV1 pages by it, level 2 hears when the time of level 1 is over, and an acknowledgement ends it", async ({
  adminPage: page,
  place,
  server: { databaseUrl },
}) => {
  const main = page.getByRole("main");
  const name = `Pages of ${place.team}`;
  await page.goto(`/on-call/policies/new?team=${place.team}`);
  await main.getByLabel("Name").fill(name);
  const first = main.getByRole("group", { name: "Notify" });
  await first.getByRole("combobox").first().selectOption({ label: place.team });
  await main.getByLabel("Time to acknowledge").fill("soon");
  await main.getByRole("button", { name: "Create policy" }).click();
  await expect(main).toContainText("Give a whole number of minutes from 1 to 1,440.");
  await expect(first.getByRole("combobox").first()).toHaveValue(`team:${place.team}`);
  await first.getByRole("combobox").first().selectOption({ index: 1 });
  await main.getByLabel("Time to acknowledge").fill("1");
  await main.getByRole("button", { name: "Add a level" }).click();
  const second = main.getByRole("group", { name: "Notify" }).nth(1);
  await second.getByRole("combobox").first().selectOption({ label: place.team });
  await second.getByRole("combobox").nth(1).selectOption({ index: 1 });
  await main.getByRole("button", { name: "Create policy" }).click();
  await expect(main.getByRole("heading", { name })).toBeVisible();
  await expect(main.getByRole("list", { name: "Who is notified" })).toContainText("At once");
  await expect(main).toContainText("Nothing yet: choose it on the page of");

  await page.goto(`/teams/${place.team}`);
  await main.getByLabel("Escalation policy").selectOption({ label: name });
  await main.getByRole("button", { name: "Save paging" }).click();
  await expect(main.getByRole("form", { name: "Paging" })).toContainText("Saved.");
  await page.goto(`/services/${place.service}`);
  await expect(main.getByText("Who gets paged if this breaks now")).toBeVisible();
  await expect(main.getByRole("link", { name })).toBeVisible();

  await page.goto(`/incidents/new?service=${place.service}`);
  await main.getByLabel("What do users notice?").fill(`${place.service} is down`);
  await main.getByRole("radio", { name: /SEV3/ }).check();
  await expect(main).toContainText("Nobody: only SEV1 and SEV2 page someone.");
  await main.getByRole("radio", { name: /SEV1/ }).check();
  await expect(main).toContainText("Who will be paged");
  await main.getByRole("button", { name: "Declare incident" }).click();
  await expect(page).toHaveURL(/\/incidents\/\d+$/);

  const done = main.getByRole("list", { name: "What was done" });
  await expect(done).toContainText("Level 1: told");
  await expect(main).toContainText("Level 1 of 2");
  // A level has at least a minute, which the story of a budget that burns waits for.
  await runStatement(
    databaseUrl,
    `update escalations set next_at = ${instantIn(databaseUrl, Date.now())} where state = 'running'`,
  );
  await expect(done).toContainText("Level 2: told");
  await main.getByRole("button", { name: "Acknowledge and stop paging" }).click();
  await expect(done).toContainText("Acknowledged by");
  await expect(main).toContainText("nobody is paged any more");
  await expect(main.getByRole("button", { name: "Acknowledge and stop paging" })).toHaveCount(0);
  await expect(done.getByRole("listitem")).toHaveCount(3);
});

test("a level for some severities and hours alone is passed over where it does not apply", async ({
  adminPage: page,
  place,
  api,
}) => {
  const main = page.getByRole("main");
  const slug = `${place.team}-paths`;
  await page.goto(`/on-call/policies/new?team=${place.team}`);
  await main.getByLabel("Name").fill("Paths");
  await main.getByLabel("Slug").fill(slug);
  const notify = main.getByRole("group", { name: "Notify" });
  await notify.first().getByRole("combobox").first().selectOption({ label: place.team });
  await main.getByRole("button", { name: "Add a level" }).click();
  await notify.nth(1).getByRole("combobox").first().selectOption({ label: place.team });
  await main.getByText("Only for certain severities or hours").first().click();
  await main.getByRole("checkbox", { name: "SEV1" }).first().check();
  await main.getByLabel("Applies").first().selectOption("During these hours");
  await main.getByRole("button", { name: "Create policy" }).click();
  await expect(main).toContainText("Choose at least one day.");
  await expect(main.getByRole("checkbox", { name: "SEV1" }).first()).toBeChecked();
  await main.getByLabel("Applies").first().selectOption("At every hour");
  await main.getByRole("button", { name: "Create policy" }).click();
  const steps = main.getByRole("list", { name: "Who is notified" });
  await expect(steps.getByRole("listitem").first()).toContainText("Not for this severity: skipped");
  await main.getByRole("link", { name: "SEV1", exact: true }).click();
  await expect(page).toHaveURL(/for=SEV1$/);
  await expect(steps).not.toContainText("Not for this severity");
  const { levels } = (await (await api.get(`/api/v1/escalation-policies/${slug}`)).json()) as {
    levels: { when?: object }[];
  };
  expect(levels.map(({ when }) => when)).toEqual([
    { severities: ["SEV1"], hours: null },
    undefined,
  ]);
  await page.goto(`/on-call/policies/${slug}/edit`);
  await expect(main.getByRole("checkbox", { name: "SEV1" }).first()).toBeChecked();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a policy of two levels is made with the blank card", async ({ adminPage: page, place }) => {
    const main = page.getByRole("main");
    await page.goto("/on-call/policies/new");
    await main.getByLabel("Name").fill("By hand");
    await main.getByLabel("Slug").fill(`${place.team}-by-hand`);
    await main.getByLabel("Owner").selectOption(place.team);
    await main.getByRole("button", { name: "Create policy" }).click();
    await expect(main).toContainText("Give at least one level.");
    await expect(main.getByLabel("Name")).toHaveValue("By hand");
    for (const level of [0, 1])
      await main
        .locator(`select[name="levels.${level}.targets"]`)
        .first()
        .selectOption(`team:${place.team}`);
    await main.getByRole("button", { name: "Create policy" }).click();
    await expect(main.getByRole("heading", { name: "By hand" })).toBeVisible();
    await expect(main).toContainText("Level 2");
  });
});
