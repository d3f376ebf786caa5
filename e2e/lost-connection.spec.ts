import { apiClient } from "./support/api-client";
import { expect, test } from "./support/fixtures";

/** How a request ends depends on what it was doing when the server died. */
const CONNECTION_LOST =
  /net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)/;

test.use({ own: "lost-connection" });

test("a page that does not renew itself notices that the server is gone, too", async ({
  adminPage: page,
  server,
  pageErrors,
}) => {
  pageErrors.allow(CONNECTION_LOST);
  await page.clock.install();
  await page.goto("/postmortems");
  await expect(page.getByRole("heading", { name: "Postmortems" })).toBeVisible();
  await server.kill9();
  await expect(async () => {
    await page.clock.runFor(31_000);
    await expect(page.locator("html")).toHaveAttribute("data-stale", { timeout: 500 });
  }).toPass();
  await expect(page.getByText("Connection lost, trying again.").first()).toBeVisible();
  await server.restart();
});

test("a page whose server dies says so, keeps what is typed, and renews itself once it is back", async ({
  adminPage: page,
  server,
  pageErrors,
}) => {
  pageErrors.allow(CONNECTION_LOST);
  const call = apiClient(server);
  await call("PUT", "/teams/payments", { json: { name: "Payments" } });
  await call("PUT", "/services/checkout", { json: { name: "Checkout", team: "payments" } });
  const declared = await call("POST", "/incidents", {
    json: { title: "Cards fail", severity: "SEV2", services: ["checkout"] },
  });
  const { number } = declared.json as { number: number };
  await page.goto(`/incidents/${number}`);
  const note = page.locator("[data-page-key=t] textarea");
  await note.fill("Half a sentence");
  await expect(page.getByText("updated")).toBeVisible();

  await server.kill9();
  await expect(page.getByText("Connection lost, trying again.").first()).toBeVisible();
  await expect(page.getByText(/not live: as of \d\d:\d\d/)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-stale");

  await server.restart();
  await call("PATCH", `/incidents/${number}`, { json: { title: "Cards fail in Europe" } });
  await expect(page.getByText("Connected again.").first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Cards fail in Europe");
  await expect(page.getByText("updated")).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-stale");
  await expect(note).toHaveValue("Half a sentence");
});
