import type { Page } from "@playwright/test";
import { violations } from "./axe";
import { narrowFaults, NARROW, resize, WIDE, type Faults } from "./look";
import { textFaults } from "./text-faults";

const SENT = "[data-walked]";

/**
 * Sends each form empty that holds something to type or choose, and looks at all that comes back.
 */
export async function sendEmpty(page: Page): Promise<Faults> {
  const faults = await sendForms(page, "body");
  if ((await page.locator(SENT).count()) === 0) return faults;
  const [axe, texts] = [await violations(page, { within: SENT }), await textFaults(page)];
  await resize(page, NARROW);
  const narrow = await narrowFaults(page);
  await page.setViewportSize(WIDE);
  return [...faults, ...[...axe, ...texts, ...narrow].map((fault) => `sent empty: ${fault}`)];
}

/** Sends the forms alone; the faults are those of how they answer. */
export async function sendForms(page: Page, within: string): Promise<Faults> {
  const address = page.url();
  const faults: Faults = [];
  const count = await page.evaluate(formsIn, { within });
  for (let index = 0; index < count; index += 1) {
    await page.evaluate(formsIn, { within, send: index });
    await answered(page);
    // It was accepted, and led elsewhere.
    if (page.url() !== address) await page.goto(address);
    else faults.push(...(await page.evaluate(faultsOfAnswer, index)));
  }
  return faults;
}

const twoFrames = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Until the answer is shown, and the focus is where it leads. */
export async function answered(page: Page): Promise<void> {
  await page.evaluate(twoFrames);
  await page.waitForFunction(() => document.querySelector("form[aria-busy=true]") === null);
  await page.evaluate(twoFrames);
}

/** How many forms there are; with `send` that one is emptied and sent. */
function formsIn({ within, send }: { within: string; send?: number }): number {
  const CONTROLS =
    "input:not([type=hidden], [type=radio], [type=checkbox], [readonly]), textarea, select";
  const isOpen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const typed = (form: HTMLFormElement) =>
    [
      ...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
        CONTROLS,
      ),
    ].filter(isOpen);
  const all = [
    ...document.querySelectorAll<HTMLFormElement>(
      `${within} form:not([role=search], [method=get])`,
    ),
  ];
  const forms = all.filter((form) => isOpen(form) && typed(form).length > 0);
  const form = send === undefined ? undefined : forms[send];
  if (!form) return forms.length;
  for (const control of typed(form)) {
    const prototype = Object.getPrototypeOf(control) as object;
    const empty =
      control instanceof HTMLSelectElement
        ? (control.querySelector<HTMLOptionElement>("option[value='']")?.value ?? control.value)
        : "";
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, empty);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  // A form of another dialog may have been sent under the same number.
  for (const other of document.querySelectorAll<HTMLElement>(`[data-walked="${String(send)}"]`))
    delete other.dataset.walked;
  form.dataset.walked = String(send);
  form.dataset.before = form.innerText;
  form.requestSubmit();
  return forms.length;
}

/** A refusal stands beside its field and takes the focus; whatever is answered is said. */
function faultsOfAnswer(index: number): string[] {
  const form = document.querySelector<HTMLFormElement>(`form[data-walked="${String(index)}"]`);
  if (!form) return [];
  const name = form.getAttribute("aria-label") ?? "a form without a name";
  const invalid = [...form.querySelectorAll<HTMLElement>("[aria-invalid=true]")];
  const textOf = (id: string) => document.getElementById(id)?.textContent.trim() ?? "";
  const describes = (control: Element) =>
    (control.getAttribute("aria-describedby") ?? "").split(" ").some((id) => textOf(id) !== "");
  const silent = invalid.filter(
    (control) => !describes(control) && !describes(control.closest("fieldset") ?? control),
  );
  const refused = invalid.length > 0 || form.querySelector("[data-form-message]") !== null;
  return [
    ...silent.map(
      (control) => `${name} does not say what is wrong: ${control.outerHTML.slice(0, 160)}`,
    ),
    ...(refused && !form.contains(document.activeElement)
      ? [`${name} does not lead to what is wrong`]
      : []),
  ];
}
