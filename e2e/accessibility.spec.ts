import { DEMO_PAGES, FORWARDS, OTHER_PAGES } from "./support/app-pages";
import { listAppRoutes } from "./support/app-routes";
import { expect, test as base } from "./support/fixtures";
import { checkPage, type SignedIn } from "./support/page-checks";
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
