import { expect, test } from "./support/fixtures";
import { adminCookieOf, joinByInvitation } from "./support/people";

const nonceOf = (policy: string | undefined): string =>
  /'nonce-([^']+)'/.exec(policy ?? "")?.[1] ?? "";

const PAGES = ["/", "/teams", "/services", "/slos", "/incidents", "/insights", "/postmortems"];

test(
  "nobody is shown another's page, also when both ask for it at once",
  { tag: "@postgres" },
  async ({ server, api, unique }) => {
    const [team, service] = [unique("own-team"), unique("own-service")];
    await api.put(`/api/v1/teams/${team}`, { data: { name: `Name of ${team}` } });
    await api.put(`/api/v1/services/${service}`, { data: { name: `Name of ${service}`, team } });
    const adminCookie = await adminCookieOf(server);
    const stranger = await joinByInvitation(server, adminCookie, unique("Stranger"));
    const pageOf = async (path: string, cookie: string) => {
      const answer = await fetch(server.url + path, { headers: { cookie }, redirect: "manual" });
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("cache-control"), path).toContain("no-store");
      return answer.text();
    };
    for (const path of PAGES) {
      const pages = await Promise.all(
        [adminCookie, stranger.cookie, adminCookie, stranger.cookie].map((cookie) =>
          pageOf(path, cookie),
        ),
      );
      for (const [index, html] of pages.entries()) {
        const [own, other] =
          index % 2 === 0
            ? [server.admin.email, stranger.email]
            : [stranger.email, server.admin.email];
        expect(html, path).toContain(own);
        expect(html, path).not.toContain(other);
      }
      expect(pages[1], path).not.toContain(`Name of ${service}`);
    }
    expect(await pageOf("/services", adminCookie)).toContain(`Name of ${service}`);
  },
);

test(
  "a page has a nonce of its own each time, and shows at once what was written and who signed out",
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

    const team = unique("new-team");
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

test("a count that was just sent is on the pages that show it", async ({
  adminPage: page,
  api,
  unique,
}) => {
  const [team, service] = [unique("count-team"), unique("count-service")];
  await api.put(`/api/v1/teams/${team}`, { data: { name: team } });
  await api.put(`/api/v1/services/${service}`, { data: { name: service, team } });
  await api.put(`/api/v1/services/${service}/slos/up`, {
    data: {
      name: `Up of ${service}`,
      sli: { kind: "availability" },
      objectives: [{ target: 99, window: { type: "rolling", days: 30 } }],
    },
  });
  const send = (minutesAgo: number, good: number) =>
    api.post("/api/v1/measurements", {
      data: {
        mode: "add",
        measurements: [
          {
            service,
            slo: "up",
            at: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
            good,
            total: 1000,
          },
        ],
      },
    });
  const row = page.getByRole("row").filter({ hasText: `Up of ${service}` });
  expect((await send(30, 1000)).ok()).toBe(true);
  await page.goto(`/slos?q=${service}`);
  await expect(row).toContainText("100.00%");
  expect((await send(20, 500)).ok()).toBe(true);
  await page.goto(`/slos?q=${service}`);
  await expect(row).toContainText("75.00%");
});

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
