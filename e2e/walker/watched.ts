import type { Page } from "@playwright/test";
import { test as base } from "../support/fixtures";
import { installProbe } from "./probe";

const probed = new WeakSet<Page>();

export const test = base.extend<{ watched: Page }>({
  /** A page that says what is wrong with itself. */
  watched: async ({ steadyPage }, use) => {
    if (!probed.has(steadyPage)) await steadyPage.addInitScript(installProbe);
    probed.add(steadyPage);
    await use(steadyPage);
    await steadyPage.unrouteAll();
  },
});
