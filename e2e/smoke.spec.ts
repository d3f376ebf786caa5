import { expect, test } from "./support/fixtures";

// Shared with others that leave it as it is.
test.use({ world: "empty" });

test(
  "an empty installation answers its health check and leads to set-up",
  { tag: "@postgres" },
  async ({ page, server }) => {
    expect((await page.request.get(`${server.url}/healthz`)).status()).toBe(200);
    await page.goto(server.url);
    await expect(page).toHaveURL(`${server.url}/setup`);
  },
);
