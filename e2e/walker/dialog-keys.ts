import type { Page } from "@playwright/test";
import { scriptAnswers } from "../support/script-answers";
import type { Faults } from "./look";

const KEYS = Array.from("abcdefghijklmnopqrstuvwxyz?");

/**
 * Opens one dialog or menu after the other of a page that single keys work on: none of them lets a
 * key through, and a dialog begins in its first field.
 */
export async function dialogKeyFaults(page: Page): Promise<Faults> {
  if ((await page.locator("[data-shell]").count()) === 0) return [];
  await scriptAnswers(page);
  return page.evaluate(faultsOfDialogs, KEYS);
}

function faultsOfDialogs(keys: readonly string[]): string[] {
  const acts = (key: string) =>
    !document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
  const OTHER = ":not(dialog, .menu-panel)";
  const opened = [...document.querySelectorAll("[aria-haspopup=dialog][aria-controls]")].map(
    (button) => button.getAttribute("aria-controls") ?? "",
  );
  const faults = opened
    .filter((id, index) => opened.indexOf(id) !== index)
    .map((id) => `two buttons open ${id}`);
  let walked = 0;
  for (const button of document.querySelectorAll<HTMLElement>(
    ":is([popovertarget], [aria-haspopup=dialog]):not(dialog button)",
  )) {
    const id = button.getAttribute("popovertarget") ?? button.getAttribute("aria-controls") ?? "";
    if (!button.checkVisibility() || document.getElementById(id)?.matches(OTHER)) continue;
    button.click();
    const panel = document.getElementById(id);
    if (!panel) continue;
    walked += 1;
    const field = [
      ...panel.querySelectorAll<HTMLElement>("input:not([type=hidden]), textarea, select"),
    ].find((each) => each.checkVisibility());
    if (panel.matches("dialog") && field && document.activeElement !== field)
      faults.push(`${button.innerText}: what is typed does not go into the first field`);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    for (const key of keys.filter(acts))
      faults.push(`${button.innerText}: the key ${key} acts while it is open`);
    if (panel instanceof HTMLDialogElement && panel.open) panel.close();
    else panel.hidePopover();
  }
  return walked === 0 ? ["no dialog or menu to open"] : faults;
}
