import type { Page } from "@playwright/test";
import { dialogKeyFaults } from "./dialog-keys";
import { answered, sendEmpty } from "./forms";
import {
  lookAt,
  lookIn,
  narrowFaults,
  NARROW,
  resize,
  settled,
  WIDE,
  type Faults,
  type Look,
} from "./look";
import { lookAtPanels } from "./panels";
import { textFaults } from "./text-faults";

export type Walk = Look & {
  status?: number;
  /** It may lead on to another page, which is looked at by itself. */
  leading?: boolean;
  /** No key acts while a dialog or menu is open. */
  dialogs?: boolean;
  /** What opens over the page, what its filters leave, and what its forms answer. */
  panels?: boolean;
  filters?: boolean;
  forms?: boolean;
};

/** Opens a page once, and looks at all that can be seen of it. */
export async function walk(
  page: Page,
  address: string,
  {
    status = 200,
    leading = false,
    dialogs = false,
    panels = false,
    filters = false,
    forms = false,
    ...look
  }: Walk = {},
): Promise<Faults> {
  await page.setViewportSize(WIDE);
  const answer = await page.goto(address);
  if (answer?.status() !== status) return [`answered ${String(answer?.status())}`];
  const path = new URL(page.url()).pathname;
  if (path !== address.split("?")[0])
    return leading && path !== "/sign-in" ? [] : [`led on to ${path}`];
  const faults = await lookAt(page, look);
  if (dialogs) faults.push(...(await dialogKeyFaults(page)));
  if (panels) faults.push(...(await lookAtPanels(page)));
  if (filters) faults.push(...(await lookFiltered(page)));
  if (forms) faults.push(...(await sendEmpty(page)));
  return faults;
}

/** The page once its filters say something, and once they leave nothing. */
async function lookFiltered(page: Page): Promise<Faults> {
  const filters = page.locator("main form[role=search]").first();
  if ((await filters.count()) === 0) return [];
  const faults: Faults = [];
  const look = async (what: string, lookWide: (page: Page, within: string) => Promise<Faults>) => {
    await answered(page);
    await settled(page);
    const wide = await lookWide(page, "main");
    await resize(page, NARROW);
    faults.push(
      ...[...wide, ...(await narrowFaults(page, "main"))].map((fault) => `${what}: ${fault}`),
    );
    await page.setViewportSize(WIDE);
  };
  // Some are there on a narrow screen alone.
  const choices = filters.locator("select").filter({ visible: true });
  for (const choice of await choices.all())
    await choice.selectOption({ index: (await choice.locator("option").count()) - 1 });
  if ((await choices.count()) > 0) await look("filtered", textFaults);
  const words = filters.getByRole("searchbox").first();
  if ((await words.count()) === 0) return faults;
  await words.fill("matches nothing");
  await page.waitForURL(/matches/);
  await look("filtered to nothing", lookIn);
  return faults;
}
