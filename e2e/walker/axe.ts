import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import { faultsOf } from "./run-axe";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

type Options = {
  /** `colours`: what differs by theme, in place of all. */
  only?: "colours" | undefined;
  within?: string | undefined;
  /** Where the colours of text are looked at, if not in all of it. */
  coloursWithin?: string | undefined;
};

const STRUCTURE: RunOptions = { runOnly: { type: "tag", values: TAGS } };
const COLOURS: RunOptions = {
  runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};

/**
 * What axe finds, in one run: what it costs most is to lay out the page. Its script is put into each
 * document once: the runner that it has for Playwright does that for every look, and takes twice as
 * long.
 */
export async function violations(
  page: Page,
  { only, within, coloursWithin = within }: Options = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(axeSource());
    await page.evaluate(prepareAxe);
  }
  return faultsOf(page, {
    within: within ?? null,
    coloursWithin: coloursWithin ?? null,
    options: only === "colours" ? COLOURS : STRUCTURE,
    ofColours: only === "colours",
  });
}

let source: string | undefined;
const axeSource = (): string =>
  (source ??= readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));

/**
 * Runs in the page. Contrast is judged of marked texts alone; and of all that passes, those are told
 * by their elements, since to tell of everything takes longer than to look.
 */
function prepareAxe(): void {
  const { axe } = window;
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-judged]" }] });
  const reporter = axe.getReporter("no-passes");
  axe.addReporter("looked", (results, options, callback) => {
    const contrast = results.find(({ id }) => id === "color-contrast");
    const fine = contrast?.passes.map(({ node }) => node.element) ?? [];
    reporter(results, options, ({ violations: found }) => callback({ found, fine }));
  });
}

/** What the types of axe leave out. */
type Raw = { id: string; passes: { node: { element: Element } }[] }[];
type Reporter<Report> = (
  results: Raw,
  options: RunOptions,
  callback: (report: Report) => void,
) => void;
type OwnAxe = Omit<typeof import("axe-core"), "addReporter" | "getReporter" | "run"> & {
  getReporter: (name: string) => Reporter<Pick<AxeResults, "violations">>;
  addReporter: (name: string, reporter: Reporter<Looked>) => void;
  run: (context: unknown, options: RunOptions) => Promise<Looked>;
};
type Looked = { found: AxeResults["violations"]; fine: Element[] };

declare global {
  interface Window {
    axe: OwnAxe;
  }
}
