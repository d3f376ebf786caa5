import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { RunOptions } from "axe-core";
import { colourFaults } from "./colours";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

type Options = {
  /** `colours`: what differs by theme; `structure`: everything but the contrast of text. */
  only?: "colours" | "structure" | undefined;
  within?: string | undefined;
};

/**
 * What axe finds. Its script is put into each document once: the runner that it has for Playwright
 * does that for every look, and takes twice as long.
 */
export async function violations(page: Page, { only, within }: Options = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource());
  return [
    ...(only === "colours" ? [] : await structureFaults(page, within ?? null)),
    ...(only === "structure" ? [] : await colourFaults(page, within ?? null)),
  ];
}

let source: string | undefined;
const axeSource = (): string =>
  (source ??= readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));

function structureFaults(page: Page, within: string | null): Promise<string[]> {
  const options: RunOptions = {
    runOnly: { type: "tag", values: TAGS },
    rules: { "color-contrast": { enabled: false } },
    resultTypes: ["violations"],
    preload: false,
  };
  return page.evaluate(
    async (looked) => {
      const restore = window.probe.arrange(looked.within);
      try {
        const { violations: found } = await window.axe.run(
          looked.within === null ? document : { include: [[looked.within]] },
          looked.options,
        );
        return window.probe.told(found);
      } finally {
        restore();
      }
    },
    { options, within },
  );
}

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}
