import { expect, test } from "./support/fixtures";
import { startServer } from "./support/server";

test("an empty installation answers its health check and leads to set-up", { tag: "@postgres" }, async ({ page, database }) => {
  // A server of its own: one that other stories share may have been set up already.
  const server = await startServer({ database, installation: "empty" });
  expect((await page.request.get(`${server.url}/healthz`)).status()).toBe(200);
  await page.goto(server.url);
  await expect(page).toHaveURL(`${server.url}/setup`);
  await page.close();
  await server.remove();
});
