import { expect, type Page } from "@playwright/test";

declare global {
  interface Window {
    tabWalk: { reached: Set<Element>; unmarked: Set<Element> };
  }
}

// Scrolling regions are stops, too.
const MORE_STOPS = 12;

/**
 * Presses Tab once around the page. `missed` are controls that it never came to, `unmarked` those
 * that did not show the focus.
 */
export async function walkByTab(page: Page): Promise<{ missed: string[]; unmarked: string[] }> {
  // Charts out of view become stops as soon as someone is there.
  await page.keyboard.press("Shift");
  await expect(page.locator("[data-undrawn]")).toHaveCount(0);
  const stops = await page.evaluate(() => {
    window.tabWalk = { reached: new Set(), unmarked: new Set() };
    const outlined = (element: Element | null) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    document.addEventListener("focusin", ({ target }) => {
      if (!(target instanceof Element)) return;
      window.tabWalk.reached.add(target);
      if (!outlined(target) && !outlined(target.closest("label")))
        window.tabWalk.unmarked.add(target);
    });
    // A field for a date or a time has a stop for each of its parts, and one for its picker.
    const parts: Record<string, number> = { "datetime-local": 7, date: 4, time: 4 };
    const stopsOf = (control: Element) =>
      control instanceof HTMLInputElement ? (parts[control.type] ?? 1) : 1;
    return [
      ...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]"),
    ]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .reduce((sum, control) => sum + stopsOf(control), 0);
  });
  // Held down, which is half the messages of so many presses; and none waits for the one before to
  // be drawn, because the page takes them in turn anyway.
  await Promise.all(Array.from({ length: stops + MORE_STOPS }, () => page.keyboard.down("Tab")));
  await page.keyboard.up("Tab");
  return page.evaluate(() => {
    const { reached, unmarked } = window.tabWalk;
    const named = (element: Element) => element.outerHTML.slice(0, 160);
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        "a[href], button, input, select, textarea, summary, [tabindex]",
      ),
    ];
    const groupReached = (control: HTMLElement) =>
      control instanceof HTMLInputElement &&
      control.type === "radio" &&
      controls.some(
        (other) =>
          other instanceof HTMLInputElement &&
          other.name === control.name &&
          other.form === control.form &&
          reached.has(other),
      );
    const missed = controls.filter(
      (control) =>
        control.tabIndex >= 0 &&
        !control.matches(":disabled") &&
        control.checkVisibility({ visibilityProperty: true }) &&
        !reached.has(control) &&
        !groupReached(control),
    );
    return { missed: missed.map(named), unmarked: [...unmarked].map(named) };
  });
}
