import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import {
  controlOf,
  expectSlo,
  SET_UP,
  SIGN_IN,
  STORIES,
  type FormStory,
} from "./support/form-stories";
import { startServer } from "./support/server";
import { signIn } from "./support/sign-in";

const SCRIPTS = [
  { javaScriptEnabled: true, browser: "a browser" },
  { javaScriptEnabled: false, browser: "a browser without JavaScript" },
];

/** What was typed is refused beside its field, and stays. */
async function tell(page: Page, story: FormStory, scripts: boolean): Promise<void> {
  await page.goto(story.path);
  const form = page.getByRole("form", { name: story.form, exact: true });
  await story.fill(page);
  await form.getByRole("button", { name: story.submit, exact: true }).click();
  for (const [label, message] of story.wrong) {
    const control = controlOf(form, label);
    await expect(control, `${story.form}: ${label}`).toHaveAttribute("aria-invalid", "true");
    const described = control
      .or(control.locator("xpath=ancestor::fieldset[1]"))
      .and(page.locator("[aria-describedby]"));
    await expect(described.first(), `${story.form}: ${label}`).toHaveAccessibleDescription(message);
  }
  const [first] = story.wrong;
  if (scripts && first) await expect(controlOf(form, first[0])).toBeFocused();
  await expect(form.locator("[aria-invalid]:not([type=radio], [type=checkbox])")).toHaveCount(
    story.wrong.filter(([label]) => label !== "scopes").length,
  );
  await story.kept(page);
  for (const secret of await form.locator('[type="password"]').all())
    if (!scripts) await expect(secret).toHaveValue("");
}

test.beforeAll(async ({ server }) => {
  const put = (address: string, body: unknown) =>
    fetch(`${server.url}/api/v1${address}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await put("/teams/forms", { name: "Forms" })).ok).toBe(true);
  expect((await put("/services/forms-shop", { name: "Forms shop", team: "forms" })).ok).toBe(true);
});

for (const { javaScriptEnabled, browser: title } of SCRIPTS) {
  test(`${title} shows what is wrong beside each field and keeps what was typed`, async ({
    browser,
    server,
  }) => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
    const page = await context.newPage();
    await tell(page, SIGN_IN, javaScriptEnabled);
    await signIn(context, server.url, server.admin);
    for (const story of STORIES) await tell(page, story, javaScriptEnabled);
    await context.close();
  });
}

test("the set-up form keeps what was typed, with and without JavaScript", async ({ browser }) => {
  const server = await startServer({ installation: "empty" });
  for (const { javaScriptEnabled } of SCRIPTS) {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
    await tell(await context.newPage(), SET_UP, javaScriptEnabled);
    await context.close();
  }
  await server.remove();
});

test("a form whose server stops or whose connection breaks keeps all that was typed, and can be sent again", async ({
  adminPage: page,
  pageErrors,
  server,
  context,
}) => {
  pageErrors.allow(/net::ERR_|Failed to fetch/);
  const story = STORIES.find(({ form }) => form === "SLO");
  await page.goto("/slos/new?service=forms-shop");
  await story?.fill(page);
  const send = page.getByRole("button", { name: "Create SLO" });
  await context.setOffline(true);
  await send.click();
  const told = page.locator("[data-form-message]");
  await expect(told).toBeFocused();
  await expect(told).toContainText("No answer came from Burnline");
  await expectSlo(page);
  await context.setOffline(false);

  await server.stop();
  await send.click();
  await expect(told).toContainText("No answer came from Burnline");
  await page.locator('[aria-label="Try the query: All events of a minute"]').dispatchEvent("click");
  await expect(page.getByText("No answer came from Burnline")).toHaveCount(2);
  await expectSlo(page);
  await server.restart();

  await send.click();
  await expect(page.locator('[name="objectives.0.target"]')).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  for (const [name, value] of Object.entries({
    slug: "quick",
    thresholdMs: "300",
    "objectives.0.target": "99.5",
    "objectives.1.target": "99",
    "objectives.1.days": "7",
    "rules.0.share": "2",
    minBadEvents: "1",
  }))
    await page.locator(`[name="${name}"]`).fill(value);
  await send.click();
  await expect(page).toHaveURL(`${server.url}/services/forms-shop/slos/quick`);
});

test("an objective that is removed takes its own figures with it, also after a refusal", async ({
  adminPage: page,
}) => {
  await page.goto("/slos/new?service=forms-shop");
  await page.locator('[name="objectives.0.days"]').fill("7");
  await page.getByRole("button", { name: "Add an objective" }).click();
  await page.locator('[name="objectives.1.target"]').fill("95");
  await page.getByRole("button", { name: "Create SLO" }).click();
  await expect(page.getByLabel("Name required")).toBeFocused();
  await page.getByRole("button", { name: "Remove", exact: true }).first().click();
  await expect(page.locator('[name="objectives.0.target"]')).toHaveValue("95");
  await expect(page.locator('[name="objectives.0.days"]')).toHaveValue("28");
});

test("an SLO from the API stays what it was when its form is saved unchanged, with and without JavaScript", async ({
  browser,
  server,
  unique,
}) => {
  const headers = { authorization: `Bearer ${server.token}`, "content-type": "application/json" };
  const slug = unique("kept");
  const address = `${server.url}/api/v1/services/forms-shop/slos/${slug}`;
  const body = {
    name: "Kept",
    description: "One line\nand another",
    sli: { kind: "latency", thresholdMs: 250, percentile: 99 },
    objectives: [
      { target: 99.9, window: { type: "rolling", days: 30 } },
      {
        target: 99,
        window: { type: "calendar", unit: "month", timeZone: "US/Pacific" },
        noData: "bad",
      },
    ],
    alerting: {
      policy: "custom",
      minBadEvents: 2,
      rules: [
        { severity: "page", long: "1h", factor: 14.4 },
        { severity: "ticket", long: "6h", short: "7m", budgetShare: 0.07 },
      ],
    },
  };
  expect(
    (await fetch(address, { method: "PUT", headers, body: JSON.stringify(body) })).status,
  ).toBe(201);
  const stored = async (): Promise<unknown> => {
    const {
      updatedAt: _at,
      version: _version,
      ...definition
    } = (await (await fetch(address, { headers })).json()) as Record<string, unknown>;
    return definition;
  };
  const before = await stored();
  for (const { javaScriptEnabled } of SCRIPTS) {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
    await signIn(context, server.url, server.admin);
    const page = await context.newPage();
    await page.goto(`/services/forms-shop/slos/${slug}/edit`);
    await expect(page.locator('[name="rules.0.share"]')).toHaveAccessibleDescription(
      /2% over 30 days, 1.94% over the month/,
    );
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page).toHaveURL(`${server.url}/services/forms-shop/slos/${slug}`);
    expect(await stored()).toEqual(before);
    if (javaScriptEnabled) await changeRules(page, `/services/forms-shop/slos/${slug}/edit`);
    await context.close();
  }
});

/** What follows from a rule follows as one types, also where a rule before it is removed. */
async function changeRules(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('[name="rules.1.share"]').fill("10");
  await expect(page.locator('[name="rules.1.factor"]')).toHaveAccessibleDescription(
    /12× over 30 days/,
  );
  await page.getByRole("button", { name: "Remove rule 1" }).click();
  await expect(page.locator('[name="rules.0.factor"]')).toHaveAccessibleDescription(
    /12× over 30 days/,
  );
  await page.locator('[name="policy"][value="default"]').check();
  await page.locator('[name="objectives.0.target"]').fill("90");
  await expect(
    page.getByText(/Left out: page at 2.?% in 1.h\. Even a total failure could not spend/),
  ).toBeVisible();
}

test("a step that cannot be undone asks once, also without JavaScript, and says why it is refused", async ({
  browser,
  server,
  unique,
}) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  await signIn(context, server.url, server.admin);
  const page = await context.newPage();
  const service = unique("gone");
  await context.request.put(`/api/v1/services/${service}`, {
    data: { name: service, team: "forms" },
    headers: { authorization: `Bearer ${server.token}` },
  });
  await page.goto(`/services/${service}/edit`);
  await page.getByRole("button", { name: "Archive" }).click();
  await page
    .getByRole("dialog", { name: `Archive ${service}?` })
    .getByRole("button", { name: "Cancel" })
    .click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page).toHaveURL(`${server.url}/services/${service}`);
  await page.goto(`/services/${service}/edit`);
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete permanently" }).click();
  await expect(page).toHaveURL(`${server.url}/services`);
  expect((await page.goto(`/services/${service}`))?.status()).toBe(404);

  await page.goto("/settings/users");
  // Other stories on this server leave people of their own.
  await page
    .getByRole("row")
    .filter({ hasText: server.admin.email })
    .getByRole("button", { name: "Deactivate" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(
    page.getByRole("dialog").getByText("This is the only active administrator"),
  ).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "More" }).click();
  await expect(page.getByRole("complementary").getByRole("link", { name: "Teams" })).toBeVisible();
  await context.close();
});
