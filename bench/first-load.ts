import { chromium, expect, type Browser, type Page } from "@playwright/test";
import { fillRoute, listAppRoutes } from "../e2e/support/app-routes";
import { signedInBy } from "../e2e/support/session";
import { findChromium } from "../scripts/setup/programs.mjs";
import type { Result } from "./result";
import { CALLEE, type WebSetting } from "./web-setting";

const KB = 1000;
const OVER_FLOOR = 60 * KB;
const OVER_FLOOR_WITH_CHART = 120 * KB;
/** Pages that lead on to another one, or need what is not in the store. */
const PASSED_OVER = new Set([
  "/setup",
  "/invite/[token]",
  "/reset-password/[token]",
  "/acknowledge/[link]",
  "/alerts/[alert]",
  "/on-call/[schedule]",
  "/on-call/[schedule]/copy",
  "/on-call/[schedule]/edit",
  "/on-call/[schedule]/import",
  "/on-call/policies/[policy]",
  "/on-call/policies/[policy]/edit",
  "/settings/channels/[channel]",
  "/settings/integrations/[integration]",
  "/settings",
  "/settings/data-sources/[source]",
  "/postmortems/new",
  "/postmortems/[postmortem]",
  "/postmortems/[postmortem]/edit",
  "/postmortems/[postmortem]/history",
  "/postmortems/[postmortem]/history/[version]",
]);
const NAMES = {
  service: "team-0-service",
  slo: "slo-0",
  team: "team-0",
  number: "1",
  callee: CALLEE,
  finding: `NO-JITTER.team-0-service.${CALLEE}`,
};

/** `withCharts`: with what draws the page's charts; null where there are none. */
type Measured = { bytes: number; withCharts: number | null };

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
    const { bytes, withCharts } = await scriptsOf(
      browser,
      server.url + fillRoute(path, NAMES),
      signedOut ? undefined : cookie,
    );
    results.push({
      what: `first-load JavaScript of ${path} (${inKb(bytes)}) above an empty page`,
      ...heldAgainst(bytes - floor, withCharts === null ? OVER_FLOOR : OVER_FLOOR_WITH_CHART),
    });
    if (withCharts !== null)
      results.push({
        what: `the same with its charts drawn (${inKb(withCharts)})`,
        ...heldAgainst(withCharts - floor, OVER_FLOOR_WITH_CHART),
      });
  }
  await browser.close();
  return results;
}

const heldAgainst = (bytes: number, most: number) => ({
  goal: `<= ${inKb(most)}`,
  seen: inKb(bytes),
  met: bytes <= most,
});

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
  const withCharts =
    (await page.locator(CHART).count()) > 0 ? await drawCharts(page).then(loaded) : null;
  await context.close();
  return { bytes, withCharts };
}

const CHART = "[data-undrawn], .recharts-wrapper";

/** A page whose scripts are not at work yet takes no notice of a key. */
async function drawCharts(page: Page): Promise<void> {
  const drawn = page.locator(".recharts-wrapper").first();
  await expect(async () => {
    await page.keyboard.press("Shift");
    await expect(drawn).toBeVisible({ timeout: 200 });
  }).toPass();
  await page.waitForLoadState("networkidle");
}

const inKb = (bytes: number): string => `${Math.round(bytes / KB)} kB`;
