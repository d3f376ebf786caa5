import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { installArrange } from "./arrange";
import { installColours } from "./colours";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

type Options = {
  /** `colours`: what differs by theme; `structure`: everything but the colours of text. */
  only?: "colours" | "structure" | undefined;
  within?: string | undefined;
};

/**
 * Kinds of text that axe has passed in this worker: the same text on the same ground needs no
 * second look.
 */
const known = new Set<string>();

/**
 * What axe finds. Its script is put into each document once: the runner that it has for Playwright
 * does that for every look, and takes twice as long.
 */
export async function violations(page: Page, { only, within }: Options = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(axeSource());
    await page.evaluate(installArrange);
    await page.evaluate(installColours);
    await page.evaluate(prepareAxe);
  }
  const { faults, passed } = await page.evaluate(judge, {
    structure: only === "colours" ? null : TAGS,
    within: within ?? null,
    known: only === "structure" ? null : [...known],
  });
  for (const kind of passed) known.add(kind);
  return faults;
}

let source: string | undefined;
const axeSource = (): string =>
  (source ??= readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));

type Walked = { violations: AxeResults["violations"]; legible: Element[] };

/** Runs in the page: only what fails is told at length, and of texts one of each kind is judged. */
function prepareAxe(): void {
  window.axe.configure({
    noHtml: true,
    rules: [{ id: "color-contrast", selector: "[data-judged]" }],
  });
  window.axe.addReporter<Walked>("walked", (raw, options, resolve, reject) => {
    // Selectors are made only now, and should not name them so.
    for (const text of document.querySelectorAll<HTMLElement>("[data-judged]"))
      delete text.dataset.judged;
    const contrast = raw.find(({ id }) => id === "color-contrast");
    const legible = (contrast?.passes ?? []).flatMap(({ node }) =>
      "element" in node ? [node.element] : [],
    );
    const failed = raw.filter((rule) => rule.violations.length > 0);
    window.axe.getReporter<AxeResults>("v1")(
      failed,
      options,
      ({ violations: found }) => resolve({ violations: found, legible }),
      reject,
    );
  });
}

type Look = { structure: string[] | null; within: string | null; known: string[] | null };

/** Runs in the page; so all that it needs stands inside. */
async function judge({
  structure,
  within,
  known: seen,
}: Look): Promise<{ faults: string[]; passed: string[] }> {
  const kinds = seen === null ? new Map<string, Element>() : window.colours.kinds(within, seen);
  if (structure === null && kinds.size === 0) return { faults: [], passed: [] };
  const judged = [...kinds.values()] as HTMLElement[];
  for (const element of judged) element.dataset.judged = "";
  const restore = window.arrange(within, structure === null ? judged : null);
  try {
    const context =
      structure === null ? judged : within === null ? document : { include: [[within]] };
    const { violations: found, legible } = (await window.axe.run(
      context as unknown as Parameters<typeof window.axe.run>[0],
      {
        reporter: "walked",
        runOnly:
          structure === null
            ? { type: "rule", values: ["color-contrast", "link-in-text-block"] }
            : { type: "tag", values: structure },
        rules: {
          "color-contrast": { enabled: judged.length > 0 },
          "link-in-text-block": { enabled: seen !== null },
        },
        preload: false,
      },
    )) as unknown as Walked;
    // What axe could not judge is given to it again wherever it is met.
    const fine = new Set(legible);
    return {
      faults: found.flatMap(({ id, nodes }) =>
        nodes.map(
          (node) =>
            `${id}: ${String(node.target)} ${node.failureSummary?.replaceAll(/\s+/g, " ") ?? ""}`,
        ),
      ),
      passed:
        found.length > 0
          ? []
          : [...kinds].filter(([, element]) => fine.has(element)).map(([kind]) => kind),
    };
  } finally {
    restore();
  }
}

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}
