import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { isDeep } from "../support/depth";
import { isFirstOfRun } from "../support/run-folder";
import { scriptAnswers } from "../support/script-answers";
import { sendForms } from "./forms";
import {
  darkColours,
  inDark,
  lookInLight,
  NARROW,
  narrowFaults,
  resize,
  WIDE,
  type Faults,
} from "./look";

const BUTTONS =
  "[popovertarget]:not([popovertargetaction=hide]), [aria-haspopup=dialog][aria-controls]";

type Panel = { id: string; name: string; kind: string };

/** Panels of one build are alike but for their texts: each kind is opened once in a run. */
const isNew = (kind: string): boolean =>
  isFirstOfRun(`panel-${createHash("sha256").update(kind).digest("hex")}`);

/**
 * Opens each dialog, menu and explanation that the page has a button for, and looks at it as at a
 * page.
 */
export async function lookAtPanels(page: Page): Promise<Faults> {
  const faults = await lookAtThose(page, WIDE);
  await resize(page, NARROW);
  const narrow = await lookAtThose(page, NARROW);
  await page.setViewportSize(WIDE);
  return [...faults, ...narrow];
}

/**
 * First all in light with what their forms answer, then all in dark, then all on a phone: the
 * screen changes twice, not with each.
 */
async function lookAtThose(page: Page, screen: typeof WIDE): Promise<Faults> {
  await scriptAnswers(page);
  const panels = (await page.evaluate(panelsOf, BUTTONS)).filter(
    ({ kind }) => isDeep || isNew(kind),
  );
  if (panels.length === 0) return [];
  const address = page.url();
  const lookAtEach = async (look: (within: string) => Promise<Faults>): Promise<Faults> => {
    const faults: Faults = [];
    for (const { id, name } of panels) {
      await scriptAnswers(page);
      await page.evaluate(openPanel, id);
      if (!(await page.evaluate(isOpen, id))) continue;
      faults.push(...(await look(`[id="${id}"]`)).map((fault) => `${name}: ${fault}`));
      if (page.url() !== address || !(await page.evaluate(closePanel, id)))
        await page.goto(address);
    }
    return faults;
  };
  const light = await lookAtEach(async (within) => [
    ...(await lookInLight(page, within)),
    ...(await sendForms(page, within)),
  ]);
  // A form that refused shows the same panel, and more of it; one that was accepted may have taken
  // it away.
  const dark = await inDark(page, () => lookAtEach((within) => darkColours(page, within)));
  await resize(page, NARROW);
  const narrow = await lookAtEach((within) => narrowFaults(page, within));
  await page.setViewportSize(screen);
  return [...light, ...dark, ...narrow];
}

/** Each panel with a visible button; its kind is what it is built of, whatever its texts. */
function panelsOf(selector: string): Panel[] {
  const idOf = (button: Element) =>
    button.getAttribute("popovertarget") ?? button.getAttribute("aria-controls") ?? "";
  const panelOf = (button: HTMLElement) => {
    const panel = document.getElementById(idOf(button));
    if (panel) return panel;
    // A dialog is made when it is opened first.
    button.click();
    const dialog = document.querySelector<HTMLDialogElement>(`dialog[id="${idOf(button)}"]`);
    dialog?.close();
    return dialog;
  };
  const buttons = [...document.querySelectorAll<HTMLElement>(selector)];
  return buttons
    .filter((button) => button.checkVisibility({ visibilityProperty: true }))
    .flatMap((button) => {
      const panel = panelOf(button);
      if (!panel || panel.contains(button)) return [];
      // Next numbers the hidden fields of each form's action.
      const parts = [...panel.querySelectorAll("*:not([name^='$ACTION'])")].map(
        (part) =>
          `${part.tagName.toLowerCase()}${part.getAttribute("name") ?? ""}.${part.getAttribute("class") ?? ""}`,
      );
      return [
        {
          id: panel.id,
          name: button.ariaLabel ?? button.innerText,
          kind: [...new Set(parts)].sort().join(" "),
        },
      ];
    });
}

function openPanel(id: string): void {
  document
    .querySelector<HTMLElement>(
      `[popovertarget="${id}"]:not([popovertargetaction=hide]), [aria-haspopup=dialog][aria-controls="${id}"]`,
    )
    ?.click();
}

function isOpen(id: string): boolean {
  const panel = document.getElementById(id);
  return (
    panel !== null &&
    (panel.matches(":popover-open") || (panel instanceof HTMLDialogElement && panel.open))
  );
}

function closePanel(id: string): boolean {
  const panel = document.getElementById(id);
  if (panel instanceof HTMLDialogElement && panel.open) panel.close();
  else if (panel?.matches(":popover-open")) panel.hidePopover();
  return panel !== null;
}
