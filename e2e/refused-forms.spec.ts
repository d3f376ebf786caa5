import type { Page } from "@playwright/test";
import { apiClient } from "./support/api-client";
import { expect, test } from "./support/fixtures";
import { signIn } from "./support/sign-in";

const widthOf = async (page: Page) =>
  (await page.getByLabel("What do users notice?").boundingBox())?.width ?? 0;

for (const javaScriptEnabled of [true, false]) {
  test(`an incident that is declared without a word keeps its form as wide as it was, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    browser,
    server,
    unique,
  }) => {
    const call = apiClient(server);
    const team = unique("team");
    await call("PUT", `/teams/${team}`, { json: { name: team } });
    for (const service of ["a", "b", "c", "d"])
      await call("PUT", `/services/${team}-${service}`, { json: { name: service, team } });
    const context = await browser.newContext({
      baseURL: server.url,
      javaScriptEnabled,
      viewport: { width: 1440, height: 900 },
    });
    await signIn(context, server.url, server.admin);
    const page = await context.newPage();
    await page.goto("/incidents/new");
    const before = await widthOf(page);
    await page.getByRole("button", { name: "Declare incident" }).click();
    await expect(page.getByText("Choose SEV1, SEV2, SEV3 or SEV4.").first()).toBeVisible();
    expect(Math.abs((await widthOf(page)) - before)).toBeLessThan(20);
    await page.locator("summary").first().click();
    await expect(
      page.getByRole("main").locator("p", { hasText: "Choose at least one service." }),
    ).toHaveCount(1);
    await context.close();
  });
}
