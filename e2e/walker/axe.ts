import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { RunOptions } from "axe-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
// What may be fine in one theme and not in the other, and takes half of the time.
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

type Options = {
  /** `colours`: what differs by theme; `structure`: all the rest. */
  only?: "colours" | "structure" | undefined;
  within?: string | undefined;
};

/**
 * What axe finds. Its script is put into each document once: the runner that it has for Playwright does that for every look, and takes twice as long.
 */
export async function violations(page: Page, { only, within }: Options = {}): Promise<string[]> {
  const runOnly: RunOptions["runOnly"] = only === "colours" ? { type: "rule", values: COLOUR_RULES } : { type: "tag", values: TAGS };
  const rules = only === "structure" ? Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: false }])) : {};
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource());
  const options: RunOptions = { runOnly, rules, resultTypes: ["violations"], preload: false };
  return page.evaluate(runAxe, { options, within: within ?? null });
}

let source: string | undefined;
const axeSource = (): string => (source ??= readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));

async function runAxe({ options, within }: { options: RunOptions; within: string | null }): Promise<string[]> {
  // A bar that stays at the edge covers whatever is scrolled under it just now, which is no fault of what it covers.
  const bars = [...document.querySelectorAll<HTMLElement>(".sticky")];
  for (const bar of bars) bar.style.setProperty("position", "static");
  const parts = within === null ? [] : [...document.querySelectorAll(within)];
  // For colours axe lays out every element of the page; those around a part are enough for it, and a tenth of the work.
  if (within !== null) {
    const isAround = (node: Node) => (parts.some((part) => part.contains(node) || node.contains(part)) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    document.createTreeWalker = (root, what, filter) => Document.prototype.createTreeWalker.call(document, root, what, filter ?? isAround);
  }
  try {
    const { violations: found } = await window.axe.run(within === null ? document : { include: [[within]] }, options);
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary?.replaceAll(/\s+/g, " ") ?? ""}`));
  } finally {
    for (const bar of bars) bar.style.removeProperty("position");
    // @ts-expect-error -- only the own one that hides that of all documents
    delete document.createTreeWalker;
  }
}

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}
