import { expect, type Page } from "@playwright/test";
import { isDeep } from "../support/depth";
import { violations } from "./axe";
import { walkByTab } from "./tab-walk";
import { textFaults } from "./text-faults";

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 360, height: 780 };
const MOST_LAYOUT_SHIFT = 0.05;
const MOST_BUSY_MS = 1000;

export type Faults = string[];
export type Look = {
  /**
   * Its content changes while one looks, which moves what stands below; only its loading must stand
   * still.
   */
  changing?: boolean;
  /** Its narrow form is looked at by eye alone, because axe sees the same page in another state. */
  brief?: boolean;
  /** The page has a name of its own before that of the product. */
  titled?: boolean;
  /** Every control is come to by Tab. */
  keys?: boolean;
};

const told = (what: string, faults: readonly string[]): Faults =>
  faults.map((fault) => `${what}: ${fault}`);

/**
 * Everything that holds for a page that has just been loaded, on a wide screen and on a narrow one,
 * in light and in dark.
 */
export async function lookAt(
  page: Page,
  { changing = false, brief = false, titled = true, keys = true }: Look = {},
): Promise<Faults> {
  await settled(page);
  const loading = await shiftFaults(page);
  const wide = await lookIn(page);
  return [
    ...(titled ? await titleFaults(page) : []),
    ...wide,
    ...(changing ? loading : await shiftFaults(page)),
    ...(keys ? await lookByKeys(page) : []),
    ...(await lookUnfolded(page)),
    ...(await lookNarrow(page, brief)),
    ...(isDeep ? await lookAtAllSizes(page) : []),
  ];
}

const ALL_WIDTHS = [320, 360, 768, 1024, 1920];

/** The full matrix of widths and themes. */
async function lookAtAllSizes(page: Page): Promise<Faults> {
  const faults: Faults = [];
  for (const width of ALL_WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await settled(page);
    faults.push(...told(`at ${String(width)} px`, await narrowFaults(page)));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...told(`at ${String(width)} px in ${colorScheme}`, await violations(page)));
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
  return faults;
}

async function titleFaults(page: Page): Promise<Faults> {
  const title = await page.title();
  return /\S · \S/.test(title) ? [] : [`no title of its own: "${title}"`];
}

/** In light and in dark, on the screen as it is; `within` a part of the page. */
export const lookIn = async (page: Page, within?: string): Promise<Faults> => [
  ...(await lookInLight(page, within)),
  ...(await lookInDark(page, within)),
];

export async function lookInLight(page: Page, within?: string): Promise<Faults> {
  const light = await violations(page, { within });
  return [...told("in light", light), ...(await textFaults(page, within))];
}

const lookInDark = (page: Page, within?: string): Promise<Faults> =>
  inDark(page, () => darkColours(page, within));

export const darkColours = async (page: Page, within?: string): Promise<Faults> =>
  told("in dark", await violations(page, { only: "colours", within }));

/** Looks in dark; whether the page turned dark at all is looked at, too. */
export async function inDark(page: Page, look: () => Promise<Faults>): Promise<Faults> {
  const canvas = await backgroundOf(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const same =
    (await backgroundOf(page)) === canvas ? ["in dark: the page's background stays as it is"] : [];
  const faults = await look();
  await page.emulateMedia({ colorScheme: "light" });
  return [...same, ...faults];
}

async function lookByKeys(page: Page): Promise<Faults> {
  const { missed, unmarked } = await walkByTab(page);
  return [...told("not reached by Tab", missed), ...told("without a visible focus", unmarked)];
}

const MOST_FOLDS = 4;

/** What is folded away until someone opens it; the deep run opens all. It stays open. */
async function lookUnfolded(page: Page): Promise<Faults> {
  const most = isDeep ? Infinity : MOST_FOLDS;
  const opened = await page.evaluate((count) => {
    const folded = [...document.querySelectorAll("main details:not([open])")].slice(0, count);
    for (const details of folded) details.setAttribute("open", "");
    return folded.length;
  }, most);
  if (opened === 0) return [];
  return told("unfolded", [
    ...(await violations(page, { within: "main details[open]" })),
    ...(await textFaults(page, "main")),
  ]);
}

/**
 * The colours of a theme are the same on any screen: looked at are those of what the wide one does
 * not show.
 */
async function lookNarrow(page: Page, brief: boolean): Promise<Faults> {
  await page.evaluate(() => window.probe.look());
  await resize(page, NARROW);
  await page.emulateMedia({ colorScheme: "dark" });
  const faults = await narrowFaults(page);
  if (!brief) await page.evaluate(() => window.probe.markNew());
  const axe = brief ? [] : await violations(page, { coloursWithin: "[data-new]" });
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
  return [...faults, ...told("narrow, in dark", axe)];
}

/** What does not fit a phone's width; a chart takes on its new one a moment after the screen. */
export async function narrowFaults(page: Page, within?: string): Promise<Faults> {
  let outside = await page.evaluate(() => window.probe.outside());
  if (outside.length > 0) {
    await settled(page);
    outside = await page.evaluate(() => window.probe.outside());
  }
  return [
    ...told("wider than the phone", outside),
    ...told("narrow", await textFaults(page, within)),
  ];
}

/**
 * Until fonts are there, every chart in view is drawn in its place and the browser has nothing left
 * to do.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const inView = ({ top, bottom }: DOMRect) => top < innerHeight && bottom > 0;
    const waiting = [...document.querySelectorAll("[data-undrawn]")];
    const charts = [...document.querySelectorAll<SVGElement>(".recharts-wrapper > svg")];
    return (
      document.fonts.status === "loaded" &&
      document.querySelector(".skeleton") === null &&
      !waiting.some((chart) => inView(chart.getBoundingClientRect())) &&
      charts.every(
        (chart) =>
          Math.abs(Number(chart.getAttribute("width")) - (chart.parentElement?.clientWidth ?? 0)) <=
          1,
      )
    );
  });
  // Without a frame to draw a browser does not say that it is idle.
  await page.evaluate(
    (timeout) =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestIdleCallback(resolve, { timeout })),
      ),
    MOST_BUSY_MS,
  );
}

/** Another size of the screen, once the page has taken it on. */
export async function resize(page: Page, size: typeof WIDE): Promise<void> {
  await page.setViewportSize(size);
  await settled(page);
}

async function shiftFaults(page: Page): Promise<Faults> {
  const { sum, moved } = await page.evaluate(() => ({
    sum: window.probe.shifted(),
    moved: window.probe.shifts(),
  }));
  return sum < MOST_LAYOUT_SHIFT ? [] : [`layout shift of ${sum.toFixed(3)}: ${moved.join("; ")}`];
}

const backgroundOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

export function expectNone(faults: Faults, what: string): void {
  expect.soft(faults, what).toEqual([]);
}
