import type { Page } from "@playwright/test";
import { DEMO_PAGES, FORWARDS, OTHER_PAGES } from "./support/app-pages";
import { listAppRoutes } from "./support/app-routes";
import { expect, test as base } from "./support/fixtures";
import { checkOver, checkPage, type SignedIn } from "./support/page-checks";
import { signIn } from "./support/sign-in";

const test = base.extend<object, { signedIn: SignedIn }>({
  signedIn: [
    async ({ browser, server }, use) => {
      const context = await browser.newContext();
      await signIn(context, server.url, server.admin);
      await use(await context.storageState());
      await context.close();
    },
    { scope: "worker" },
  ],
});

// A trace keeps a picture of the page for each key, which takes longer than all the rest.
test.use({ serverEnv: { BURNLINE_DEMO: "1" }, trace: "off" });

test("every page of the build is looked at", () => {
  const built = listAppRoutes().filter(({ kind }) => kind === "page");
  expect(built.map(({ path }) => path).sort()).toEqual([...Object.keys(DEMO_PAGES), ...Object.keys(FORWARDS), ...OTHER_PAGES].sort());
});

test("the pages that lead on lead to a page that is looked at", async ({ browser, server, signedIn }) => {
  const context = await browser.newContext({ storageState: signedIn });
  for (const [from, to] of Object.entries(FORWARDS)) expect(new URL((await context.request.get(server.url + from)).url()).pathname).toBe(to);
  await context.close();
});

for (const path of [...Object.values(DEMO_PAGES).flat(), "/sign-in", "/nowhere"]) {
  const signedOut = path === "/sign-in";
  test(`${path} with the demo is accessible, quiet and still, wide and narrow`, async ({ browser, server, signedIn }) => {
    await checkPage(browser, { url: server.url + path, signedIn: signedOut ? undefined : signedIn, status: path === "/nowhere" ? 404 : 200 });
  });
}

type Over = { path: string; open: (page: Page) => Promise<unknown>; shown: (page: Page) => ReturnType<Page["locator"]>; phone?: boolean };

/** Whatever opens over a page. */
const OVER: Record<string, Over> = {
  "the command palette": { path: "/", open: (page) => page.keyboard.press("Control+k"), shown: (page) => page.getByRole("dialog", { name: "Search and commands" }).getByRole("option").first() },
  "the palette that finds nothing": { path: "/slos", open: (page) => page.keyboard.press("Control+k").then(() => page.getByRole("combobox", { name: "Search" }).fill("nothing of the kind")), shown: (page) => page.getByText("Nothing matches.") },
  "the keys' help": { path: "/", open: (page) => page.keyboard.press("?"), shown: (page) => page.getByRole("dialog", { name: "Keys" }) },
  "a question before a step": { path: "/services/checkout-api/edit", open: (page) => page.getByRole("button", { name: "Delete" }).click(), shown: (page) => page.getByRole("dialog", { name: "Delete Checkout API?" }) },
  "the account's menu": { path: "/", open: (page) => page.getByRole("button", { name: /^Your account/ }).click(), shown: (page) => page.getByRole("button", { name: "Sign out" }) },
  "the choice of teams": { path: "/teams/payments", open: (page) => page.getByRole("button", { name: "Team: Payments" }).click(), shown: (page) => page.getByRole("list", { name: "Teams" }) },
  "an explanation": { path: "/services/checkout-api/slos/availability", open: (page) => page.getByRole("button", { name: /error budget/i }).first().click(), shown: (page) => page.locator(".tip-panel:popover-open") },
  "the phone's menu": { path: "/", open: (page) => page.getByRole("button", { name: "More" }).click(), shown: (page) => page.getByRole("dialog", { name: "Menu" }), phone: true },
  "the palette on a phone": { path: "/", open: (page) => page.getByRole("button", { name: /Search/ }).first().click(), shown: (page) => page.getByRole("dialog", { name: "Search and commands" }).getByRole("option").first(), phone: true },
};

for (const [what, { path, open, shown, phone = false }] of Object.entries(OVER)) {
  test(`${what} is accessible, quiet and no wider than the screen`, async ({ browser, server, signedIn }) => {
    // The keys work once the page's script does.
    const opensAtLast = (page: Page) =>
      expect(async () => {
        if (!(await shown(page).isVisible())) await open(page);
        await expect(shown(page)).toBeVisible({ timeout: 2000 });
      }).toPass();
    await checkOver(browser, { url: server.url + path, signedIn }, opensAtLast, { phone });
  });
}
