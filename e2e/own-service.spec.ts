import { test } from "./support/api-test";
import { expect } from "./support/fixtures";
import { makingAs } from "./support/making";
import { joinByInvitation, sessionCookie } from "./support/people";

type Listed = { items: { callee: string; builtIn: boolean; live?: { calls: number } | null }[] };
const KINDS = ["channel:*", "heartbeat:*", "mail:*", "source:*"];

test.use({ own: "own-service" });

test(
  "Burnline's own calls are on the map and on a page of their own, live for administrators, and nobody else learns what it calls",
  { tag: "@postgres" },
  async ({ adminPage: page, server, call, place, unique, database }) => {
    const source = unique("vermilion-metrics");
    const admin = await sessionCookie(server.url, server.admin);
    const { act } = makingAs(server, admin);
    const SOURCES = "settings/data-sources/actions.ts";
    await act(`${SOURCES}#createDataSource`, {
      name: source,
      slug: source,
      url: "http://127.0.0.1:9",
      auth: "none",
    });
    await act(`${SOURCES}#askDataSource`, { slug: source }).catch(() => "nobody answers");

    await page.goto("/reliability");
    const main = page.getByRole("main");
    const map = main.getByRole("group", { name: "Dependency map" });
    await map.getByRole("link", { name: "Burnline" }).focus();
    await page.keyboard.press("Enter");
    await expect(main.getByText("If Burnline is down")).toBeVisible();
    await expect(map.getByRole("link", { name: `source:${source}` })).toBeVisible();
    await main.getByRole("link", { name: "Open calls" }).click();
    await expect(page).toHaveURL("/reliability/burnline");
    await expect(main.getByText("Built in")).toBeVisible();
    const systems = main.getByRole("table", { name: "Other systems", exact: true });
    await expect(systems.getByRole("row", { name: source })).toContainText(
      /Last call failed|Paused after failures/,
    );
    const limits = main.getByRole("table", { name: "How Burnline calls other systems" });
    await expect(limits.getByRole("row", { name: source })).toContainText("soft");
    await expect(main.getByText("each knows only its own calls")).toHaveCount(
      database === "postgres" ? 1 : 0,
    );

    const path = "/services/burnline/dependencies";
    const { items } = (await call("GET", path)).json as Listed;
    expect(items.every(({ builtIn }) => builtIn)).toBe(true);
    expect(items.find(({ callee }) => callee === `source:${source}`)?.live?.calls).toBe(2);

    const member = await joinByInvitation(server, admin, unique("Mia"), {
      team: place.team,
      role: "manager",
    });
    const asMember = async (address: string) =>
      (await fetch(server.url + address, { headers: { cookie: member.cookie } })).text();
    for (const address of [
      "/reliability",
      "/reliability?node=burnline",
      `/reliability?node=source:${source}`,
      "/reliability/burnline",
      "/reliability/findings",
      "/services/burnline",
      "/api/v1/services/burnline/findings",
      "/api/v1/dependencies/map",
      "/api/v1/services/burnline/dependencies",
    ])
      expect(
        (await asMember(address))
          .replaceAll(`node=source%3A${source}`, "")
          .replaceAll(`name="node" value="source:${source}"`, ""),
        address,
      ).not.toContain(`source:${source}`);
    const seen = JSON.parse(await asMember("/api/v1/services/burnline/dependencies")) as Listed;
    expect(seen.items.map(({ callee }) => callee).sort()).toEqual(KINDS);
    expect(seen.items.map(({ live }) => live)).toEqual([null, null, null, null]);
    expect(await asMember("/reliability/burnline")).toContain("Only administrators see");
  },
);

test("a write to Burnline's own calls is refused with what to do instead, until a service has its slug", async ({
  server,
  call,
  place,
}) => {
  const address = "/services/burnline/dependencies/ledger";
  for (const method of ["PUT", "DELETE"]) {
    const answer = await call(method, address, method === "PUT" ? { json: {} } : {});
    expect(answer.status, method).toBe(409);
    expect(answer.text, method).toContain("is built in");
  }
  expect((await call("GET", "/services/burnline/findings")).status).toBe(200);
  const cookie = await sessionCookie(server.url, server.admin);
  const visit = () =>
    fetch(`${server.url}/services/burnline`, { headers: { cookie }, redirect: "manual" });
  expect((await visit()).headers.get("location")).toContain("/reliability/burnline");

  await call("PUT", "/services/burnline", { json: { name: "Our Burnline", team: place.team } });
  expect((await call("PUT", address, { json: { criticality: "hard" } })).status).toBe(201);
  const { items } = (await call("GET", "/services/burnline/dependencies")).json as Listed;
  expect(items.map(({ callee, builtIn }) => [callee, builtIn])).toEqual(
    expect.arrayContaining([
      ["ledger", false],
      ["mail:*", true],
    ]),
  );
  const answer = await visit();
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('href="/reliability/burnline"');
});
