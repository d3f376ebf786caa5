import type { Page } from "@playwright/test";
import { scriptAnswers } from "./script-answers";

/**
 * Scripts, handlers and addresses that run, other notations, text without a place to break, text
 * that turns around, and what no store keeps.
 */
export const HOSTILE = [
  '<img src=x onerror="window.struck=1">',
  '"><script>window.struck=1</script>',
  "'-window.struck=1-' javascript:window.struck=1",
  "{{constructor.constructor('window.struck=1')()}} ${window.struck=1}",
  "[a](javascript:window.struck=1) ![b](x) </title><svg/onload=window.struck=1>",
  "\u202egnirts desrever 💥👩‍👩‍👧‍👦",
  "unbroken".repeat(9),
] as const;

/** Too long for most fields: refused, and given back. */
export const ALL_AT_ONCE = HOSTILE.join(" ");

/** Text that is refused wherever it is sent. */
export const NUL = "a\0b<img src=x onerror=window.struck=1>";

const CONTROLS =
  "input:not([type=hidden], [type=file], [type=radio], [type=checkbox], [type=range], [hidden], [readonly]), textarea";

/**
 * The names of all text fields of the page, also of those that a choice, a fold or a dialog hides,
 * by the label of their form.
 */
export async function textFields(page: Page): Promise<Record<string, string[]>> {
  await scriptAnswers(page);
  return page.evaluate((controls) => {
    // A dialog is made when it is opened first.
    for (const button of document.querySelectorAll<HTMLElement>(
      "[aria-haspopup=dialog][aria-controls]",
    )) {
      if (document.getElementById(button.getAttribute("aria-controls") ?? "")) continue;
      button.click();
      for (const dialog of document.querySelectorAll<HTMLDialogElement>("dialog[open]"))
        dialog.close();
    }
    const forms: Record<string, string[]> = {};
    for (const control of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      controls,
    )) {
      const form =
        control.form?.getAttribute("aria-label") ??
        control.form?.getAttribute("role") ??
        "outside a form";
      (forms[form] ??= []).push(control.name);
    }
    return forms;
  }, CONTROLS);
}

/**
 * Puts `text` into every text field of the form, past what the browser would refuse to type, and
 * sends it.
 */
export async function sendEverywhere(page: Page, form: string, text: string): Promise<void> {
  const selector = `form[aria-label="${form}"], form[role="${form}"]`;
  const left = await page
    .locator(selector)
    .first()
    .evaluate(
      (element, { controls, value }) => {
        if (!(element instanceof HTMLFormElement)) return null;
        for (const control of element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
          controls,
        )) {
          const prototype =
            control instanceof HTMLTextAreaElement
              ? HTMLTextAreaElement.prototype
              : HTMLInputElement.prototype;
          Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, value);
          control.dispatchEvent(new Event("input", { bubbles: true }));
        }
        const left: number[] = [];
        const hear = (event: Event) => {
          if (!event.defaultPrevented) left.push(performance.timeOrigin);
        };
        window.addEventListener("submit", hear, { once: true });
        element.requestSubmit();
        window.removeEventListener("submit", hear);
        return left[0] ?? null;
      },
      { controls: CONTROLS, value: text },
    );
  // A plain form leads to another page.
  if (left !== null)
    await page.waitForFunction(
      (origin) => performance.timeOrigin !== origin && document.readyState === "complete",
      left,
    );
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await page.waitForFunction(() => document.querySelector("form[aria-busy=true]") === null);
}
