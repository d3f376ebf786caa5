import { test } from "./support/api-test";
import { cardOf } from "./support/card";
import { expect } from "./support/fixtures";
import { sessionCookie, joinByInvitation } from "./support/people";

test(
  "three dependencies of a service are registered, seen on its page and on the map, changed and removed",
  { tag: "@postgres" },
  async ({ adminPage: page, place, call, unique }) => {
    const ledger = unique("ledger");
    await call("PUT", `/services/${ledger}`, { json: { name: ledger, team: place.team } });
    const main = page.getByRole("main");
    const form = main.getByRole("form", { name: "Dependency" });
    const card = cardOf(page, "Dependencies");
    const network = unique("network");

    await page.goto(`/services/${place.service}`);
    await main.getByRole("link", { name: "Add dependency" }).click();
    await form.getByLabel("Calls", { exact: false }).first().fill(network);
    await form.getByLabel("Criticality").selectOption("hard");
    await form.locator("summary", { hasText: "Timeouts" }).click();
    await form.getByLabel("Each attempt").fill("soon");
    await form.getByRole("button", { name: "Add dependency" }).click();
    await expect(form).toContainText("Give a whole number of milliseconds");
    await expect(form.getByLabel("Each attempt")).toHaveValue("soon");
    await form.getByLabel("Each attempt").fill("300");
    await form.getByLabel("All attempts").fill("none");
    await form.getByRole("button", { name: "Add dependency" }).click();
    await expect(page).toHaveURL(new RegExp(`/dependencies/${network}$`));
    await expect(main).toContainText("300 ms");
    await expect(main).toContainText("Unknown: connect");

    for (const callee of [ledger, "order-mail"]) {
      await page.goto(`/services/${place.service}/new-dependency`);
      await form.getByLabel("Calls", { exact: false }).first().fill(callee);
      await form.getByLabel("Criticality").selectOption("soft");
      await form.getByRole("button", { name: "Add dependency" }).click();
      await expect(page).toHaveURL(new RegExp(`/dependencies/${callee}$`));
    }

    await page.goto(`/services/${place.service}`);
    await expect(card).toContainText("300 ms per attempt, attempts unknown");
    await expect(card).toContainText("order-mail");
    await page.goto(`/services/${ledger}`);
    await expect(main.getByText("Called by")).toBeVisible();

    await page.goto("/reliability");
    const map = main.getByRole("group", { name: "Dependency map" });
    await map.getByRole("link", { name: network }).focus();
    await page.keyboard.press("Enter");
    await expect(main.getByText(`If ${network} is down`)).toBeVisible();
    await expect(map.getByRole("link", { name: /, fails$/ })).toHaveCount(1);

    await page.goto(`/services/${place.service}/dependencies/${network}/edit`);
    await form.getByLabel("Each attempt").fill("400");
    await form.getByRole("button", { name: "Save changes" }).click();
    await expect(main).toContainText("Timeouts, each attempt: 300 ms → 400 ms");
    await page.goto(`/services/${place.service}/dependencies/${network}/edit`);
    await main.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("button", { name: "Remove dependency" }).click();
    await expect(page).toHaveURL(new RegExp(`/services/${place.service}$`));
    await expect(card).not.toContainText(network);
    await main.getByRole("link", { name: "History" }).click();
    await expect(main).toContainText(`${network} removed by`);
  },
);

test("a service of another team has no name on the map and the pages of who may not see it", async ({
  server,
  place,
  call,
  unique,
}) => {
  const others = unique("vermilion");
  await call("PUT", `/teams/${others}`, { json: { name: others } });
  await call("PUT", `/services/${others}`, { json: { name: others, team: others } });
  await call("PUT", `/services/${place.service}/dependencies/${others}`, {
    json: { criticality: "hard", owner: others },
  });
  const admin = await sessionCookie(server.url, server.admin);
  const member = await joinByInvitation(server, admin, unique("Mia"), {
    team: place.team,
    role: "manager",
  });
  const cookie = await sessionCookie(server.url, member);
  for (const path of [
    `/services/${place.service}`,
    `/services/${place.service}/dependencies`,
    "/reliability",
    "/reliability/findings",
  ]) {
    const page = await (await fetch(server.url + path, { headers: { cookie } })).text();
    expect(page, path).not.toContain(others);
  }
  const map = await (await fetch(`${server.url}/reliability`, { headers: { cookie } })).text();
  expect(map).toContain("a service of another team");
});
