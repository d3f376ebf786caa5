import Sqlite from "better-sqlite3";
import { startFakeSource } from "./support/fake-source";
import { expect, test } from "./support/fixtures";
import { checkBriefly, checkPage, type SignedIn } from "./support/page-checks";
import { actionNamed } from "./support/people";
import { callAction, type Fields } from "./support/server-actions";

// One story on one server: nobody yet, then an administrator without anything, then the first of everything, made without JavaScript.
test.use({ installation: "empty", own: "accessibility-empty", trace: "off", serverEnv: { BURNLINE_SOURCE_NETWORKS: "127.0.0.0/8" } });
test.describe.configure({ mode: "serial" });

const ADA = { name: "Ada Lovelace", email: "ada@example.org", password: "correct horse battery" };
let signedIn: SignedIn;

test("setting up", async ({ browser, page, server }) => {
  await checkPage(browser, { url: `${server.url}/setup` });
  await page.goto("/setup");
  await page.getByLabel("Your name").fill(ADA.name);
  await page.getByLabel("E-mail").fill(ADA.email);
  await page.getByLabel("Password").fill(ADA.password);
  await page.getByLabel("First team").fill("Payments");
  await page.getByRole("button", { name: "Set up Burnline" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await checkPage(browser, { url: `${server.url}/sign-in` });
});

test("signing in needs no JavaScript and leads to the page asked for", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/services/new");
  await page.getByLabel("E-mail").fill(ADA.email);
  await page.getByLabel("Password").fill(ADA.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${server.url}/services/new`);
  signedIn = await context.storageState();
  await context.close();
});

for (const path of ["/", "/incidents", "/incidents/new", "/insights", "/postmortems", "/postmortems/actions", "/postmortems/new", "/services", "/services/new", "/settings/data-sources", "/settings/system", "/settings/teams", "/settings/teams/payments", "/settings/tokens", "/settings/users", "/slos", "/slos/new", "/teams", "/teams/payments"]) {
  test(`${path} of an empty workspace is accessible, quiet and still`, async ({ browser, server }) => {
    await checkBriefly(browser, { url: server.url + path, signedIn });
  });
}

test("the first of everything is made without JavaScript, and looked at before anything is measured", async ({ browser, server }) => {
  test.setTimeout(600_000);
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, storageState: signedIn });
  const page = await context.newPage();
  await page.goto("/services/new");
  await page.getByLabel("Name required").fill("Checkout API");
  await page.getByLabel("Name in links and the API required").fill("Not a slug");
  await page.getByRole("button", { name: "Create service" }).click();
  await expect(page.getByLabel("Name required")).toHaveValue("Checkout API");
  await page.getByLabel("Name in links and the API required").fill("checkout-api");
  await page.getByRole("button", { name: "Create service" }).click();
  await expect(page.getByRole("heading", { name: "Checkout API" })).toBeVisible();
  const empty = page.url();
  await page.getByRole("link", { name: "New SLO" }).click();
  await page.getByLabel("Name required").fill("Payments succeed");
  await page.getByLabel("Name in links and the API required").fill("availability");
  await page.getByLabel("Target required").first().fill("100");
  await page.getByRole("button", { name: "Create SLO" }).click();
  await expect(page.getByText(/^100 % leaves no error budget/).first()).toBeVisible();
  await expect(page.getByLabel("Name required")).toHaveValue("Payments succeed");
  await page.getByLabel("Target required").first().fill("99.9");
  await checkPage(browser, { url: empty, signedIn });
  await page.getByRole("button", { name: "Create SLO" }).click();
  await expect(page.getByRole("heading", { name: "Payments succeed" })).toBeVisible();
  await checkPage(browser, { url: page.url(), signedIn });

  await page.goto("/settings/data-sources");
  await page.getByLabel("Name required").fill("Metrics");
  await page.getByLabel("Name in definitions required").fill("metrics");
  await page.getByLabel("Address required").fill("http://127.0.0.1:9");
  await page.getByRole("button", { name: "Add data source" }).click();
  await checkPage(browser, { url: `${server.url}/settings/data-sources/metrics`, signedIn });

  await page.goto("/settings/teams/payments");
  await page.getByLabel("E-mail").fill("ben@example.org");
  await page.getByRole("button", { name: "Add to the team" }).click();
  const invitation = (await page.getByRole("region", { name: "Invitation link" }).innerText()).trim();
  await checkPage(browser, { url: invitation });
  await checkPage(browser, { url: `${server.url}/reset-password/${"0".repeat(40)}` });
  await checkPage(browser, { url: `${server.url}/invite/${"0".repeat(40)}` });
  await context.close();
});

test("a source that is being read, one that fails, and what is put away are shown on pages that are as good as the others", async ({ browser, server }) => {
  test.setTimeout(600_000);
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const call = (action: string, fields: Fields) => callAction({ url: server.url, action: actionNamed(`app/(dashboard)/${action}`), fields, cookie });
  const fake = await startFakeSource("answers 500");
  await call("settings/data-sources/actions.ts#createDataSource", { name: "Flaky", slug: "flaky", url: fake.url, auth: "none" });
  for (const dataSource of ["flaky", "metrics"]) {
    await call("slos/actions.ts#createSlo", { service: "checkout-api", slug: dataSource, name: `Asked of ${dataSource}`, kind: "availability", sourceType: "prometheus", dataSource, queryForm: "good", good: "good", total: "total", unchecked: "true", "objectives.0.target": "99", "objectives.0.windowType": "rolling", "objectives.0.days": "1", "objectives.0.method": "occurrences", "objectives.0.noData": "ignore", policy: "default", minBadEvents: "1" });
  }
  const context = await browser.newContext({ baseURL: server.url, storageState: signedIn });
  const page = await context.newPage();
  const shows = (path: string, text: string | RegExp) =>
    expect(async () => {
      await page.goto(path);
      await expect(page.getByText(text).first()).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 120_000, intervals: [2000] });
  const slos = "/services/checkout-api/slos";
  await shows(`${slos}/metrics`, "Filling in the window from Metrics");
  await checkPage(browser, { url: `${server.url}${slos}/metrics`, signedIn, changing: true });
  await expect(async () => {
    await page.goto(`${slos}/flaky`);
    await expect(page.getByText("Nothing has been measured yet")).toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 120_000 });
  fake.fail();
  await shows(`${slos}/flaky`, /^Flaky does not answer/);
  await checkPage(browser, { url: `${server.url}${slos}/flaky`, signedIn, changing: true });
  await checkPage(browser, { url: `${server.url}/settings/data-sources/flaky`, signedIn, changing: true });
  fake.stop();

  for (const thing of [`${slos}/availability`, "/services/checkout-api"]) {
    await call(thing.includes("/slos/") ? "slos/actions.ts#archiveSloAction" : "services/actions.ts#archiveServiceAction", { service: "checkout-api", ...(thing.includes("/slos/") ? { slo: "availability" } : {}) });
    await shows(thing, "Archived");
    await checkPage(browser, { url: server.url + thing, signedIn });
    await checkPage(browser, { url: `${server.url}${thing}/edit`, signedIn });
  }
  await checkPage(browser, { url: `${server.url}/services?archived=1`, signedIn });
  await context.close();
});

test("what the server cannot show is said on a page that is as good as the others", async ({ browser, database, server }) => {
  test.skip(database !== "sqlite", "takes a table away beside the running server");
  const file = new Sqlite(server.databaseUrl.slice("file:".length), { timeout: 5000 });
  file.exec("alter table teams rename to teams_taken_away");
  try {
    await checkPage(browser, { url: `${server.url}/services`, signedIn, status: 500 });
  } finally {
    file.exec("alter table teams_taken_away rename to teams");
    file.close();
  }
});
