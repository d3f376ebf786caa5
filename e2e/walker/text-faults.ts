import type { Page } from "@playwright/test";
import type { Box, TextRun } from "./probe";

/** Text that is cut off, broken inside a word, or written over other text. */
export const textFaults = (page: Page, root = "body"): Promise<string[]> =>
  page.evaluate(faultsOfTexts, root);

/**
 * Runs in the page, so all that it needs stands inside: to tell the runner of every text took
 * longer than to look at them.
 */
function faultsOfTexts(root: string): string[] {
  /**
   * How far lines may reach into each other: the boxes of letters are taller than what is seen of
   * them.
   */
  const SHARE = 0.35;
  const LEAST_PX = 2;

  const runs = window.probe.texts(root);
  return [
    ...runs.filter(({ cut }) => cut).map(({ of }) => `text cut off: ${of}`),
    ...runs.flatMap(({ broken, of }) =>
      broken === null ? [] : [`broken inside "${broken}": ${of}`],
    ),
    ...overlaps(),
  ];

  /** From the top down, so that a line is held against its neighbours alone. */
  function overlaps(): string[] {
    const lines = runs.flatMap((run) => run.lines.map((box) => ({ run, box })));
    lines.sort((a, b) => a.box.top - b.box.top);
    const found = new Set<string>();
    for (const [index, upper] of lines.entries()) {
      for (let next = index + 1; next < lines.length; next += 1) {
        const lower = lines[next];
        if (!lower || lower.box.top >= upper.box.bottom) break;
        if (upper.run === lower.run || !lieOver(upper.box, lower.box)) continue;
        found.add(nameOf(upper.run, lower.run));
      }
    }
    return [...found];
  }

  function nameOf(upper: TextRun, lower: TextRun): string {
    return `"${upper.text}" and "${lower.text}" lie over each other: ${lower.of}`;
  }

  function lieOver(a: Box, b: Box): boolean {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return across > LEAST_PX && down > SHARE * Math.min(a.bottom - a.top, b.bottom - b.top);
  }
}
