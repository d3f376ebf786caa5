import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { ElementContext, RunOptions } from "axe-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
// What may be fine in one theme and not in the other.
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

type Options = { only?: "colours" | undefined; within?: string | undefined };

/**
 * What axe finds. Its script is put into each document once: the runner that it has for Playwright does that for every look, and takes twice as long.
 */
export async function violations(page: Page, { only, within }: Options = {}): Promise<string[]> {
  const options: RunOptions = { runOnly: only === "colours" ? { type: "rule", values: COLOUR_RULES } : { type: "tag", values: TAGS }, resultTypes: ["violations"], preload: false };
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource());
  return page.evaluate(runAxe, { options, context: within === undefined ? null : { include: [[within]] } });
}

let source: string | undefined;
const axeSource = (): string => (source ??= readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));

async function runAxe({ options, context }: { options: RunOptions; context: ElementContext | null }): Promise<string[]> {
  // A bar that stays at the edge covers whatever is scrolled under it just now, which is no fault of what it covers.
  const bars = [...document.querySelectorAll<HTMLElement>(".sticky")];
  for (const bar of bars) bar.style.setProperty("position", "static");
  try {
    const { violations: found } = await window.axe.run(context ?? document, options);
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary?.replaceAll(/\s+/g, " ") ?? ""}`));
  } finally {
    for (const bar of bars) bar.style.removeProperty("position");
  }
}

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}
