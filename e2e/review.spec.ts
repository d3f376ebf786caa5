import { strToU8, zipSync } from "fflate";
import { expect, test } from "./support/fixtures";
import { signIn } from "./support/sign-in";

const PAGE = "/reliability/review";
const CODE = 'import axios from "axios";\n\nconst order = await axios.get(url);\n';

test("a pasted client without a timeout is found on its line, with the reason and the fix", async ({
  adminPage: page,
}) => {
  await page.goto(PAGE);
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await expect(page.getByText("Paste some code.").first()).toBeVisible();
  await page.getByLabel("Code required").fill(CODE);
  await page.getByRole("button", { name: "Review", exact: true }).click();
  const findings = page.getByRole("region", { name: "Findings" });
  await expect(findings).toContainText("1 file, 4 lines: 1 error.");
  await expect(findings).toContainText("axios.get has no timeout: it may never return.");
  await expect(findings).toContainText("R01");
  await expect(page.getByRole("region", { name: "Fix for line 3" })).toContainText(
    "+const order = await axios.get(url, { timeout: 5_000 });",
  );
  await page.getByLabel("Code required").fill("const answer = 42;\n");
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await expect(findings).toContainText("no findings");
});

test("an example is reviewed by one click", async ({ adminPage: page }) => {
  await page.goto(PAGE);
  await page.getByRole("link", { name: "A retry without a limit" }).click();
  await expect(page.getByRole("region", { name: "Findings" })).toContainText(
    "This retries without a limit",
  );
  await expect(page.getByLabel("Code required")).toHaveValue(/while True:/);
  await page.goto(`${PAGE}?example=nonsense`);
  await expect(page.getByText("Ignored in the address")).toBeVisible();
});

test("an uploaded zip is reviewed, and what leads out of it is named", async ({
  adminPage: page,
}) => {
  const zip = zipSync({
    "app/orders.py": strToU8("import requests\n\nrequests.get(url)\n"),
    "README.md": strToU8("# Orders\n"),
    "../../outside.py": strToU8("import os\n"),
  });
  await page.goto(PAGE);
  await page
    .getByLabel("Files")
    .setInputFiles({ name: "orders.zip", mimeType: "application/zip", buffer: Buffer.from(zip) });
  const findings = page.getByRole("region", { name: "Findings" });
  await expect(findings).toContainText("1 file, 4 lines: 1 error.");
  await expect(findings.getByRole("heading", { name: "app/orders.py" })).toBeVisible();
  await expect(findings).toContainText("Its path leads out of the archive.");
});

test("a hostile file is named, and the others are reviewed", async ({ adminPage: page }) => {
  const files = [
    { name: "evil.ts", mimeType: "text/plain", buffer: Buffer.from("var a=a();\n".repeat(90_000)) },
    { name: "orders.ts", mimeType: "text/plain", buffer: Buffer.from(CODE) },
  ];
  await page.goto(PAGE);
  await page.getByLabel("Files").setInputFiles(files);
  const findings = page.getByRole("region", { name: "Findings" });
  await expect(findings).toContainText("It takes too long to read, or too much memory.");
  await expect(findings).toContainText("1 file, 4 lines: 1 error.");
});

test("the API answers findings, or a SARIF log", async ({ api }) => {
  const data = { files: [{ path: "src/orders.ts", text: CODE }] };
  const answer = await api.post("/api/v1/reviews", { data });
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    findings: [{ rule: "R01", path: "src/orders.ts", line: 3, column: 21, severity: "error" }],
    unread: [],
  });
  const sarif = await api.post("/api/v1/reviews?format=sarif", { data });
  expect(await sarif.json()).toMatchObject({
    version: "2.1.0",
    runs: [{ results: [{ ruleId: "R01", level: "error" }] }],
  });
  expect((await api.post("/api/v1/reviews?format=xml", { data })).status()).toBe(400);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("pasted code is reviewed, and stays in its field", async ({ page, context, server }) => {
    await signIn(context, server.url, server.admin);
    await page.goto(PAGE);
    await page.getByLabel("Language").selectOption("python");
    await page.getByLabel("Code required").fill("import requests\nrequests.get(url)\n");
    await page.getByRole("button", { name: "Review", exact: true }).click();
    await expect(page.getByRole("region", { name: "Findings" })).toContainText("pasted.py");
    await expect(page.getByLabel("Code required")).toHaveValue(/requests\.get/);
  });
});
