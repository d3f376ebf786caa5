import { expect, test } from "./support/fixtures";

const nonceOf = (policy: string | undefined): string =>
  /'nonce-([^']+)'/.exec(policy ?? "")?.[1] ?? "";

test(
  "a page asked for again works under a nonce of its own, and shows at once what was written and who signed out",
  { tag: "@postgres" },
  async ({ adminPage: page, api, context, unique }) => {
    const [first, again] = [await page.goto("/teams"), await page.goto("/teams")];
    const [before, after] = [
      nonceOf(first?.headers()["content-security-policy"]),
      nonceOf(again?.headers()["content-security-policy"]),
    ];
    expect(before).not.toBe("");
    expect(after).not.toBe(before);
    expect(await again?.text()).toContain(`nonce="${after}"`);
    expect(await again?.text()).not.toContain(before);
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog")).toBeVisible();

    const team = unique("kept-team");
    expect(
      (await api.put(`/api/v1/teams/${team}`, { data: { name: `Name of ${team}` } })).status(),
    ).toBe(201);
    await page.goto("/teams");
    await expect(page.getByRole("main").getByText(`Name of ${team}`)).toBeVisible();

    const cookies = await context.cookies();
    await page.goto("/settings/profile");
    await page.getByRole("button", { name: /Your account/ }).click();
    await page
      .getByRole("complementary")
      .getByRole("button", { name: "Sign out", exact: true })
      .click();
    await expect(page).toHaveURL(/sign-in/);
    await context.addCookies(cookies);
    await page.goto("/teams");
    await expect(page).toHaveURL(/sign-in/);
  },
);

test("a page asks for nothing ahead of its reader, and a link for its page alone", async ({
  adminPage: page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has("_rsc")) asked.push(pathname);
  });
  await page.goto("/teams");
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);
  await page.getByRole("navigation").getByRole("link", { name: "Services" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Services" })).toBeVisible();
  expect(asked).toEqual(["/services"]);
});
