import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] } as const;
// What may be fine in one theme and not in the other.
const COLOUR_RULES = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

type Options = { only?: "colours" | undefined; within?: string | undefined };

export async function violations(page: Page, { only, within }: Options = {}): Promise<string[]> {
  const { type, values } = only === "colours" ? COLOUR_RULES : RULES;
  // A bar that stays at the edge covers whatever is scrolled under it just now, which is no fault of what it covers.
  const sticky = page.locator(".sticky");
  await sticky.evaluateAll((bars: HTMLElement[]) => bars.forEach((bar) => bar.style.setProperty("position", "static")));
  // Legacy: no page has frames, for which it would open a second page.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ runOnly: { type, values: [...values] }, resultTypes: ["violations"] });
  const { violations: found } = await (within === undefined ? builder : builder.include(within)).analyze();
  await sticky.evaluateAll((bars: HTMLElement[]) => bars.forEach((bar) => bar.style.removeProperty("position")));
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary?.replaceAll(/\s+/g, " ") ?? ""}`));
}
