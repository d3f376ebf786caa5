import { test } from "./support/api-test";
import { cardOf } from "./support/card";
import { expect } from "./support/fixtures";
import { signIn } from "./support/sign-in";

const PAGE = "/reliability/review";
const codeFor = (callee: string, options = ""): string =>
  `import axios from "axios";\n\nconst api = axios.create({ baseURL: "https://${callee}.internal"${options} });\nconst order = await api.get("/orders/1");\n`;

type Listed = { items: { id: string; values: { reasons?: string[] } }[] };

test("code without the registered timeout shows as drift until the code is corrected", async ({
  adminPage: page,
  place: { service },
  call,
  unique,
}) => {
  const callee = unique("orders");
  const dependency = `/services/${service}/dependencies/${callee}`;
  await call("PUT", dependency, { json: { criticality: "hard", attemptTimeoutMs: 300 } });
  await call("PUT", `/services/${service}/dependencies/mail`, { json: { criticality: "async" } });
  const main = page.getByRole("main");
  const review = async (code: string) => {
    await main.getByLabel("Code required").fill(code);
    await main.getByRole("button", { name: "Review", exact: true }).click();
  };
  const save = main.getByRole("form", { name: "Save the result" });
  const card = cardOf(page, "Code review");

  await page.goto(PAGE);
  await review(codeFor("elsewhere"));
  await main.getByRole("combobox", { name: "Service" }).selectOption(service);
  await expect(page).toHaveURL(new RegExp(`service=${service}`));
  await expect(main.getByLabel("Code required")).toHaveValue(/elsewhere/);
  await save.getByRole("button", { name: "Save" }).click();
  await expect(save).toContainText("Choose at least one call that this code makes.");

  await review(codeFor(callee));
  await expect(save.getByLabel(callee)).toBeChecked();
  await expect(save.getByLabel("mail")).not.toBeChecked();
  await expect(save.getByLabel("Call of R01 in pasted.ts, line 4")).toHaveValue(callee);
  await save.getByLabel("File").fill("src/orders.ts");
  await save.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(new RegExp(`${dependency}$`));
  await expect(card).toContainText("1 finding contradicts the registry.");
  await expect(card).toContainText("src/orders.ts:4");
  await expect(card).toContainText("The registry says 300 ms.");

  await page.goto(`/reliability/findings?service=${service}`);
  const rows = page.getByRole("table", { name: "Findings" }).getByRole("row");
  await rows.filter({ hasText: "DRIFT" }).getByRole("link").first().click();
  await expect(main).toContainText(
    /api\.get has no timeout: it may never return \(R01 in src\/orders\.ts:4, reviewed on \d{4}-\d\d-\d\d\), and the registry says 300 ms/,
  );
  await card.getByRole("link", { name: "Review again" }).click();

  await review(codeFor(callee, ", timeout: 300"));
  await expect(main.getByRole("region", { name: "Findings" })).toContainText("no findings");
  await expect(save.getByLabel(callee)).toBeChecked();
  await save.getByRole("button", { name: "Save" }).click();
  await expect(card).toContainText("Nothing was found, and nothing contradicts the registry.");
  await expect(main).toContainText("Reviewed");
  const { items } = (await call("GET", `/services/${service}/findings`)).json as Listed;
  expect(items.filter(({ id }) => id === "DRIFT")).toEqual([]);

  await card.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(card).toContainText("The code of this call was never reviewed.");
});

test("a pipeline saves its review by the API, and correcting the registry ends the drift", async ({
  place: { service },
  call,
}) => {
  const dependency = `/services/${service}/dependencies/orders`;
  const put = (attemptTimeoutMs: number | null) =>
    call("PUT", dependency, { json: { attemptTimeoutMs } });
  const driftReasons = async () => {
    const { items } = (await call("GET", `/services/${service}/findings`)).json as Listed;
    return items.filter(({ id }) => id === "DRIFT").flatMap(({ values }) => values.reasons ?? []);
  };
  await put(300);
  const json = { files: [{ path: "src/orders.ts", text: codeFor("orders") }] };
  const saved = await call("POST", `/reviews?service=${service}&dependency=orders`, { json });
  expect(saved.json).toMatchObject({ savedWith: { service, dependency: "orders" } });
  expect(await driftReasons()).toEqual([expect.stringContaining("src/orders.ts:4")]);
  const read = await call("GET", `${dependency}/review`);
  expect(read.json).toMatchObject({ callee: "orders", paths: ["src/orders.ts"] });
  await put(null);
  expect(await driftReasons()).toEqual([]);
  expect((await call("DELETE", `${dependency}/review`)).status).toBe(204);
  expect((await call("GET", `${dependency}/review`)).status).toBe(404);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a result that was refused comes back with what was chosen, and is saved then", async ({
    page,
    context,
    server,
    place: { service },
    call,
  }) => {
    await call("PUT", `/services/${service}/dependencies/orders`, { json: {} });
    await signIn(context, server.url, server.admin);
    await page.goto(`${PAGE}?service=${service}`);
    await page.getByLabel("Code required").fill(codeFor("elsewhere"));
    await page.getByRole("button", { name: "Review", exact: true }).click();
    const save = page.getByRole("form", { name: "Save the result" });
    await save.getByLabel("File").fill("src/orders.ts");
    await save.getByRole("button", { name: "Save" }).click();
    await expect(save).toContainText("Choose at least one call that this code makes.");
    await expect(save.getByLabel("File")).toHaveValue("src/orders.ts");
    await save.getByLabel("Call of R01 in pasted.ts, line 4").selectOption("orders");
    await save.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("main")).toContainText("src/orders.ts:4");
  });
});
