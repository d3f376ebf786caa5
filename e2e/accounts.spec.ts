import { expect, test } from "./support/fixtures";
import { joinByInvitation, sessionCookie } from "./support/people";

test(
  "an administrator hands out a link, its person chooses a new password once, and the log shows both",
  { tag: "@postgres" },
  async ({ server, adminPage, browser }) => {
    const cookie = await sessionCookie(server.url, server.admin);
    const ben = await joinByInvitation(server, cookie, "Forgetful Ben");
    await adminPage.goto("/settings/users");
    await adminPage
      .getByRole("row", { name: /Forgetful Ben/ })
      .getByRole("button", { name: "Reset password" })
      .click();
    const dialog = adminPage.getByRole("dialog");
    await dialog.getByRole("button", { name: "Create link" }).click();
    await expect(dialog).toContainText("works once, for 24 hours");
    const link =
      /http\S+\/reset-password\/[0-9A-Za-z]{40}/.exec(await dialog.innerText())?.[0] ?? "";
    expect(link).not.toBe("");

    const visitor = await browser.newPage();
    await visitor.goto(`${server.url}/sign-in`);
    await expect(
      visitor.getByText("Ask an administrator of this installation for a reset link."),
    ).toBeVisible();
    await visitor.goto(link);
    await expect(visitor.getByText(ben.email)).toBeVisible();
    await visitor.getByLabel("New password", { exact: true }).fill("an altogether new sentence");
    await visitor.getByRole("button", { name: "Save new password" }).click();
    await expect(visitor.getByText("Your new password is saved.")).toBeVisible();
    expect(
      (
        await fetch(`${server.url}/settings/profile`, {
          headers: { cookie: ben.cookie },
          redirect: "manual",
        })
      ).status,
    ).toBe(307);
    await sessionCookie(server.url, { email: ben.email, password: "an altogether new sentence" });
    await visitor.goto(link);
    await expect(visitor.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
    await visitor.close();

    await adminPage.goto("/settings/audit?thing=password&from=2026-02-30");
    await expect(adminPage.getByText("Ignored in the address")).toContainText("2026-02-30");
    const table = adminPage.getByRole("table", { name: "Audit log" });
    await expect(table).toContainText("user.create-password-reset");
    await expect(table).toContainText("user.reset-password");
    const file = await adminPage.request.get("/settings/audit/csv?thing=reset-password");
    expect((await file.text()).split("\r\n")[1]).toContain("system:password-reset");
  },
);

test("the sidebar counts the services that the list shows, also those without an SLO", async ({
  api,
  adminPage,
  unique,
}) => {
  const [team, service] = [unique("counted-team"), unique("counted")];
  await api.put(`/api/v1/teams/${team}`, { data: { name: team, open: true } });
  await api.put(`/api/v1/services/${service}`, { data: { name: service, team } });
  await adminPage.goto("/services");
  await expect(adminPage.getByRole("link", { name: service, exact: true })).toBeVisible();
  const listed = await adminPage
    .getByRole("table", { name: "Services" })
    .locator("tbody tr")
    .count();
  await expect(
    adminPage
      .getByRole("navigation")
      .getByRole("link", { name: /^Services/ })
      .first(),
  ).toContainText(String(listed));
});
