import { expect, test } from "./support/fixtures";

test("the page about the API shows every call and webhook of the document, and leads to each", async ({
  page,
  server,
}) => {
  await page.goto("/api-docs");
  const described = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { summary: string }>>;
    webhooks: Record<string, Record<string, { summary: string }>>;
  };
  const summaries = [described.paths, described.webhooks]
    .flatMap((part) => Object.values(part))
    .flatMap((methods) => Object.values(methods).map(({ summary }) => summary));
  expect(summaries).toContain("An alert fires");
  expect((await page.getByRole("heading", { level: 3 }).allInnerTexts()).sort()).toEqual(
    summaries.sort(),
  );
  await page.getByRole("link", { name: "Send counts, all or nothing" }).click();
  await expect(page).toHaveURL(/#postMeasurements$/);
  await page.getByRole("link", { name: "A budget’s status changes" }).click();
  await expect(page.locator("#budget\\.tier-changed")).toBeInViewport();
});
