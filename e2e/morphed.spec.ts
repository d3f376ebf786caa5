import { build } from "esbuild";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";

declare global {
  interface Window {
    markup: { morphed: (element: HTMLElement, html: string) => void };
  }
}

/** The same code in a page that holds that HTML. */
async function loadMorphed(page: Page, html: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ["components/markup/morphed.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "markup",
  });
  await page.setContent(`<main>${html}</main>`);
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
}

const list = (keys: string) =>
  `<ul>${keys
    .split("")
    .map((key) => `<li data-key="${key}">${key}</li>`)
    .join("")}</ul>`;

for (const [title, before, after] of [
  ["two lists with the same keys, in another order", ["ab", "ab"], ["ba", "ba"]],
  ["a key that goes from one list and stays in the other", ["abc", "cab"], ["cb", "bca"]],
  ["lists that were not there before", ["abc"], ["c", "cba", "ab"]],
  ["a key that stands twice in one list", ["aba"], ["baab"]],
  ["lists that are gone", ["abc", "a"], [""]],
] as const)
  test(`HTML becomes what comes, and keeps what stays: ${title}`, async ({ page }) => {
    const [from, to] = [before.map(list).join(""), after.map(list).join("")];
    await loadMorphed(page, from);
    const shown = await page.locator("main").evaluate((main: HTMLElement, next: string) => {
      const kept = main.querySelector("[data-key=c]");
      window.markup.morphed(main, next);
      return { html: main.innerHTML, keeps: !kept || main.contains(kept) };
    }, to);
    expect(shown.html).toBe(to);
    expect(shown.keeps).toBe(to.includes(`"c"`) || !from.includes(`"c"`));
  });

const menus = (keys: string) =>
  `<h2>Rows</h2><ol>${keys
    .split("")
    .map(
      (key) =>
        `<li data-key="${key}"><div id="menu-${key}" popover="auto"><button>${key}</button></div></li>`,
    )
    .join("")}</ol>`;

for (const after of ["ncd", "ancbd", "nc", "cn", "cd"])
  test(`a menu that is open in a list, with the focus in it, stays so when "bcd" becomes "${after}"`, async ({
    page,
  }) => {
    await loadMorphed(page, menus("bcd"));
    const shown = await page.locator("main").evaluate((main: HTMLElement, next: string) => {
      const menu = main.querySelector<HTMLElement>("#menu-c");
      menu?.showPopover();
      menu?.querySelector("button")?.focus();
      window.markup.morphed(main, next);
      return {
        html: main.innerHTML,
        isOpen: menu?.matches(":popover-open"),
        focused: document.activeElement?.textContent,
      };
    }, menus(after));
    expect(shown).toEqual({ html: menus(after), isOpen: true, focused: "c" });
  });
