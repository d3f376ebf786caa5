import { expect, test } from "./support/fixtures";

test("the page about the API shows every call of the document, and leads to each", async ({
  page,
  server,
}) => {
  await page.goto("/api-docs");
  const described = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { summary: string }>>;
  };
  const summaries = Object.values(described.paths).flatMap((methods) =>
    Object.values(methods).map(({ summary }) => summary),
  );
  expect((await page.getByRole("heading", { level: 3 }).allInnerTexts()).sort()).toEqual(
    summaries.sort(),
  );
  await page.getByRole("link", { name: "Send counts, all or nothing" }).click();
  await expect(page).toHaveURL(/#postMeasurements$/);
});
