import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { signIn } from "./support/sign-in";

test.use({ own: "dependency-import" });

const YAML = `resilience4j:
  retry:
    instances:
      cardGateway:
        maxAttempts: 3
        waitDuration: 200ms
        retryExceptions: [java.io.IOException]
      fraud-check:
        maxAttempts: 2
`;

const WRONG = "resilience4j:\n  retry: [\n";
const CODE = "const stripe = wrap(retry(handleAll, { maxAttempts: 3 }), timeout(300));";

async function makeService(api: APIRequestContext, slug: string): Promise<void> {
  await api.put("/api/v1/teams/payments", { data: { name: "Payments" } });
  const data = { name: slug, team: "payments" };
  expect((await api.put(`/api/v1/services/${slug}`, { data })).ok()).toBe(true);
}

const importHref = (service: string): string => `/services/${service}/import-dependencies`;
const dependency = (api: APIRequestContext, service: string, callee: string) =>
  api
    .get(`/api/v1/services/${service}/dependencies/${callee}`)
    .then((answer) => answer.json() as Promise<unknown>);
const paste = (page: Page, text: string) => page.getByLabel("Configuration required").fill(text);
const preview = (page: Page) => page.getByRole("button", { name: "Preview" }).click();
const store = (page: Page) => page.getByRole("button", { name: "Store selected" }).click();

test("a configuration is looked at, named and stored", async ({ adminPage: page, api, unique }) => {
  const [service, gateway] = [unique("shop"), unique("gateway")];
  await makeService(api, service);
  await makeService(api, gateway);
  await page.goto(`/services/${service}`);
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await paste(page, YAML);
  await preview(page);
  await expect(page.getByText("2 dependencies, read as resilience4j")).toBeVisible();
  const first = page.getByRole("group", { name: "cardGateway" });
  await expect(first.getByLabel("Calls")).toHaveValue("card-gateway");
  await expect(first.getByRole("term").filter({ hasText: "Attempts" }).locator("..")).toHaveText(
    "Attempts3",
  );
  await expect(first).toContainText("resilience4j uses a constant wait");
  await expect(page.getByText("Line 7, column 9:")).toBeVisible();
  await first.getByLabel("Calls").fill("No slug");
  await store(page);
  await expect(first.getByLabel("Calls")).toHaveAccessibleDescription(/Use lowercase letters/);
  await expect(first.getByLabel("Calls")).toBeFocused();
  await first.getByLabel("Calls").fill(gateway);
  await page.getByRole("group", { name: "fraud-check" }).getByRole("checkbox").uncheck();
  await store(page);
  await expect(page).toHaveURL(`/services/${service}`);
  await expect(
    page.getByRole("main").getByRole("link", { name: gateway, exact: true }),
  ).toBeVisible();
  expect(await dependency(api, service, gateway)).toMatchObject({
    attempts: 3,
    backoff: { kind: "constant", baseMs: 200, jitter: "none" },
  });
  const { items } = (await (await api.get(`/api/v1/services/${service}/dependencies`)).json()) as {
    items: unknown[];
  };
  expect(items).toHaveLength(1);
});

test("a call that is registered keeps what the text does not say, and shows what changes", async ({
  adminPage: page,
  api,
  unique,
}) => {
  const service = unique("till");
  await makeService(api, service);
  const data = { criticality: "hard", attempts: 5, backoff: { kind: "constant", capMs: 900 } };
  await api.put(`/api/v1/services/${service}/dependencies/bank`, { data });
  await page.goto(importHref(service));
  await paste(page, YAML);
  await preview(page);
  const first = page.getByRole("group", { name: "cardGateway" });
  await first.getByLabel("Calls").fill("bank");
  await expect(first.getByRole("listitem").filter({ hasText: "Retries, attempts" })).toHaveText(
    "Retries, attempts: 5 → 3",
  );
  await store(page);
  await expect(page).toHaveURL(`/services/${service}`);
  expect(await dependency(api, service, "bank")).toMatchObject({
    criticality: "hard",
    attempts: 3,
    backoff: { kind: "constant", baseMs: 200, capMs: 900 },
  });
});

test("what changed since the preview refuses all of it", async ({
  adminPage: page,
  api,
  unique,
}) => {
  const service = unique("late");
  await makeService(api, service);
  await page.goto(importHref(service));
  await paste(page, YAML);
  await preview(page);
  await expect(page.getByText("2 dependencies")).toBeVisible();
  await api.put(`/api/v1/services/${service}/dependencies/fraud-check`, { data: { attempts: 9 } });
  await store(page);
  const second = page.getByRole("group", { name: "fraud-check" });
  await expect(second.getByLabel("Calls")).toHaveAccessibleDescription(/Preview again to see/);
  expect((await api.get(`/api/v1/services/${service}/dependencies/card-gateway`)).status()).toBe(
    404,
  );
  await preview(page);
  await expect(second).toContainText("Retries, attempts: 9 → 2");
  await store(page);
  await expect(page).toHaveURL(`/services/${service}`);
});

test("a broken text is refused by its line and stays, and a wrong format names the right one", async ({
  adminPage: page,
  api,
  unique,
}) => {
  const service = unique("broken");
  await makeService(api, service);
  await page.goto(importHref(service));
  const text = page.getByLabel("Configuration required");
  await paste(page, WRONG);
  await preview(page);
  await expect(text).toHaveAccessibleDescription(/Line \d+, column \d+: /);
  await expect(text).toHaveValue(WRONG);
  await paste(page, "a: 1");
  await preview(page);
  await expect(page.getByLabel("Format")).toHaveAccessibleDescription(/Choose the format\./);
  await paste(page, CODE);
  await page.getByLabel("Format").selectOption("opossum");
  await preview(page);
  await expect(text).toHaveAccessibleDescription(/This looks like cockatiel\./);
  await page.getByLabel("Format").selectOption("Detect from the text");
  await preview(page);
  await expect(page.getByText("1 dependency, read as cockatiel")).toBeVisible();
  await paste(page, YAML);
  await expect(page.getByRole("button", { name: "Store selected" })).toBeHidden();
});

test("a configuration is imported without JavaScript", async ({ browser, server, api, unique }) => {
  const service = unique("plain");
  await makeService(api, service);
  await api.put(`/api/v1/services/${service}/dependencies/bank`, { data: { attempts: 9 } });
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  await signIn(context, server.url, server.admin);
  const page = await context.newPage();
  await page.goto(importHref(service));
  await paste(page, WRONG);
  await preview(page);
  await expect(page.getByLabel("Configuration required")).toHaveValue(WRONG);
  await paste(page, YAML);
  await preview(page);
  const first = page.getByRole("group", { name: "cardGateway" });
  await first.getByLabel("Calls").fill("bank");
  await page.getByRole("group", { name: "fraud-check" }).getByRole("checkbox").uncheck();
  await store(page);
  await expect(first.getByLabel("Calls")).toHaveValue("bank");
  await expect(first).toContainText("Retries, attempts: 9 → 3");
  await expect(
    page.getByRole("group", { name: "fraud-check" }).getByRole("checkbox"),
  ).not.toBeChecked();
  await paste(page, YAML.replace("maxAttempts: 3", "maxAttempts: 4"));
  await store(page);
  await expect(page.getByText("This is not the text of the preview.").first()).toBeVisible();
  await preview(page);
  await first.getByLabel("Calls").fill("card-gateway");
  await store(page);
  await expect(page).toHaveURL(`/services/${service}`);
  expect(await dependency(api, service, "card-gateway")).toMatchObject({ attempts: 4 });
  await context.close();
});
