import { chromium, type Browser, type Page } from "@playwright/test";
import { fillRoute, listAppRoutes } from "../e2e/support/app-routes";
import { signedInBy } from "../e2e/support/session";
import { findChromium } from "../scripts/setup/programs.mjs";
import type { Result } from "./result";
import type { WebSetting } from "./web-setting";

const KB = 1000;
const OVER_FLOOR = 60 * KB;
const OVER_FLOOR_WITH_CHART = 120 * KB;
/** Pages that lead on to another one, or need what is not in the store. */
const PASSED_OVER = new Set([
  "/setup",
  "/invite/[token]",
  "/settings",
  "/settings/data-sources/[source]",
]);
const NAMES = { service: "team-0-service", slo: "slo-0", team: "team-0" };

/**
 * `touched`: with what comes when someone moves over the page's charts; null where there are none.
 */
type Measured = { bytes: number; touched: number | null };

/**
 * The compressed bytes of the scripts that a browser without a cache loads for each page until it
 * rests, above those of an empty page.
 */
export async function firstLoad({ server, cookie, empty }: WebSetting): Promise<Result[]> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: ["--no-sandbox"],
    ...(executablePath ? { executablePath } : {}),
  });
  const floor = (await scriptsOf(browser, empty.url)).bytes;
  const results: Result[] = [];
  const pages = listAppRoutes().filter(
    ({ kind, path }) => kind === "page" && !PASSED_OVER.has(path),
  );
  for (const { path } of pages) {
    const signedOut = path.startsWith("/sign-in");
    const { bytes, touched } = await scriptsOf(
      browser,
      server.url + fillRoute(path, NAMES),
      signedOut ? undefined : cookie,
    );
    const most = touched !== null ? OVER_FLOOR_WITH_CHART : OVER_FLOOR;
    results.push({
      what: `first-load JavaScript of ${path}${touched === null ? "" : ", with a chart"} (${inKb(bytes)}) above an empty page`,
      goal: `<= ${inKb(most)}`,
      seen: `${inKb(bytes - floor)} (${inKb(floor)})`,
      met: bytes - floor <= most,
    });
    if (touched !== null)
      results.push({
        what: `the same once its charts are touched (${inKb(touched)})`,
        goal: "(for information)",
        seen: `${inKb(touched - floor)} (${inKb(floor)})`,
        met: null,
      });
  }
  await browser.close();
  return results;
}

async function scriptsOf(browser: Browser, url: string, cookie?: string): Promise<Measured> {
  const context = await browser.newContext();
  if (cookie) await context.addCookies(signedInBy(cookie).cookies);
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const answer = await page.goto(url, { waitUntil: "networkidle" });
  if (answer?.status() !== 200 || page.url() !== new URL(url).href)
    throw new Error(
      `${url} is not the page to measure: ${String(answer?.status())} at ${page.url()}`,
    );
  const loaded = async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const bytes = await loaded();
  const touched =
    (await page.locator("[data-sketch]").count()) > 0 ? await touchCharts(page).then(loaded) : null;
  await context.close();
  return { bytes, touched };
}

async function touchCharts(page: Page): Promise<void> {
  await page.mouse.move(200, 200);
  await page.locator(".recharts-wrapper").first().waitFor();
}

const inKb = (bytes: number): string => `${Math.round(bytes / KB)} kB`;
