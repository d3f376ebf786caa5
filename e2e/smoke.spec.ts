import { expect, test } from "./support/fixtures";

test.use({ installation: "empty" });

test("an empty installation answers its health check and leads to set-up", { tag: "@postgres" }, async ({ page, request, server }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  await page.goto("/");
  await expect(page).toHaveURL(`${server.url}/setup`);
});
