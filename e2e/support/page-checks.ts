import AxeBuilder from "@axe-core/playwright";
import { expect, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { expectNoPageErrors, watchPageErrors } from "./page-errors";
import { walkByTab } from "./tab-walk";

export type SignedIn = Exclude<BrowserContextOptions["storageState"], string | undefined>;
/** `changing`: its content changes while one looks, which moves what stands below; only its loading must stand still. */
type Address = { url: string; signedIn?: SignedIn | undefined; status?: number; changing?: boolean };

// Without motion, a change of the theme has no colours in between.
const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, colorScheme: "light", reducedMotion: "reduce" };
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 780 }, colorScheme: "dark", isMobile: true, hasTouch: true };
const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] } as const;
// What may be fine in one theme and not in the other.
const COLOUR_RULES = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;
const MOST_LAYOUT_SHIFT = 0.05;

/** Everything that holds for each page, on a wide screen and on a phone, each with an empty cache. */
export async function checkPage(browser: Browser, address: Address): Promise<void> {
  await opened(browser, DESKTOP, address, async (page) => {
    expect.soft(await violations(page), "in light").toEqual([]);
    const canvas = await backgroundOf(page);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await backgroundOf(page), "the page's background in dark").not.toBe(canvas);
    expect.soft(await violations(page, COLOUR_RULES), "in dark").toEqual([]);
    const walk = await walkByTab(page);
    expect.soft(walk.missed, "not reached by Tab").toEqual([]);
    expect.soft(walk.unmarked, "without a visible focus").toEqual([]);
  });
  await opened(browser, PHONE, address, async (page) => {
    expect.soft(await violations(page), "on a phone, in dark").toEqual([]);
    expect.soft(await tooWide(page), "wider than the phone").toEqual([]);
  });
}

/** The same for a page that `checkPage` looks at with other content: on a phone alone, in light and in dark. */
export async function checkBriefly(browser: Browser, address: Address): Promise<void> {
  await opened(browser, { ...PHONE, colorScheme: "light", reducedMotion: "reduce" }, address, async (page) => {
    expect.soft(await violations(page), "on a phone, in light").toEqual([]);
    expect.soft(await tooWide(page), "wider than the phone").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await violations(page, COLOUR_RULES), "on a phone, in dark").toEqual([]);
  });
}

/** What opens over a page has no fault either, in light and in dark; `phone` for what only a phone has. */
export async function checkOver(browser: Browser, address: Address, open: (page: Page) => Promise<unknown>, { phone = false } = {}): Promise<void> {
  await opened(browser, { ...(phone ? PHONE : DESKTOP), colorScheme: "light", reducedMotion: "reduce" }, address, async (page) => {
    await open(page);
    expect.soft(await violations(page), "in light").toEqual([]);
    expect.soft(await tooWide(page), "wider than the screen").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await violations(page), "in dark").toEqual([]);
  });
}

async function opened(browser: Browser, options: BrowserContextOptions, { url, signedIn, status = 200, changing = false }: Address, check: (page: Page) => Promise<void>): Promise<void> {
  // Left open where something fails, for its picture: the browser ends with the failed test's worker.
  const context = await browser.newContext({ ...options, ...(signedIn ? { storageState: signedIn } : {}) });
  const errors = await watchPageErrors(context);
  if (status >= 400) errors.allow(new RegExp(`status of ${String(status)}`));
  // So says React in the browser that rendering failed on the server.
  if (status >= 500) errors.allow(/React error #441/);
  await recordLayoutShifts(context);
  const page = await context.newPage();
  const answer = await page.goto(url);
  expect(answer?.status(), url).toBe(status);
  expect(new URL(page.url()).pathname, "no redirect").toBe(new URL(url).pathname);
  await settled(page);
  const loaded = await layoutShifts(page);
  await check(page);
  const shifts = changing ? loaded : await layoutShifts(page);
  expect.soft(shifts.sum, `layout shift at ${String(options.viewport?.width)} px: ${shifts.moved.join("; ")}`).toBeLessThan(MOST_LAYOUT_SHIFT);
  expectNoPageErrors(errors);
  await context.close();
}

/** Until fonts are there, every chart is drawn and the browser has nothing left to do. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.fonts.status === "loaded" && document.querySelector(".skeleton") === null);
  // A starved browser may never say that it is idle.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 10_000 })));
}

async function violations(page: Page, runOnly: typeof RULES | typeof COLOUR_RULES = RULES): Promise<string[]> {
  // A bar that stays at the edge covers whatever is scrolled under it just now, which is no fault of what it covers.
  const sticky = page.locator(".sticky");
  await sticky.evaluateAll((bars: HTMLElement[]) => bars.forEach((bar) => bar.style.setProperty("position", "static")));
  // Legacy: no page has frames, for which it would open a second page.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().options({ runOnly: { type: runOnly.type, values: [...runOnly.values] }, resultTypes: ["violations"] }).analyze();
  await sticky.evaluateAll((bars: HTMLElement[]) => bars.forEach((bar) => bar.style.removeProperty("position")));
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary?.replaceAll(/\s+/g, " ") ?? ""}`));
}

const backgroundOf = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

declare global {
  interface Window {
    layoutShifts: { value: number; moved: string[] }[];
  }
}

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };

async function recordLayoutShifts(context: { addInitScript: (script: () => void) => Promise<unknown> }): Promise<void> {
  await context.addInitScript(() => {
    window.layoutShifts = [];
    const named = (node: Node | null) => (node instanceof Element ? `<${node.tagName.toLowerCase()} class="${node.getAttribute("class") ?? ""}">` : (node?.textContent ?? "something gone"));
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as Shift[]) if (!shift.hadRecentInput) window.layoutShifts.push({ value: shift.value, moved: shift.sources.map(({ node }) => named(node)) });
    }).observe({ type: "layout-shift", buffered: true });
  });
}

async function layoutShifts(page: Page): Promise<{ sum: number; moved: string[] }> {
  const shifts = await page.evaluate(() => window.layoutShifts);
  return { sum: shifts.reduce((sum, { value }) => sum + value, 0), moved: shifts.map(({ value, moved }) => `${value.toFixed(3)} ${moved.join(", ")}`) };
}

/** The document itself when it scrolls sideways, and every control that lies outside the screen without a container to scroll it in. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const onScreen = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return left >= -0.5 && right <= clientWidth + 0.5;
    };
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && onScreen(element);
    const scrollable = (element: Element | null): boolean => element !== null && (scrolls(element) || scrollable(element.parentElement));
    const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const outside = controls.filter((control) => control.checkVisibility({ visibilityProperty: true }) && control.clientWidth > 1 && !onScreen(control) && !scrollable(control.parentElement));
    return [...(scrollWidth > clientWidth ? [`the document: ${String(scrollWidth)} of ${String(clientWidth)} px`] : []), ...outside.map((control) => control.outerHTML.slice(0, 160))];
  });
}
