import type { Dialog, Page } from "@playwright/test";
import { fillRoute, listAppRoutes } from "./support/app-routes";
import { isDeep } from "./support/depth";
import { expect, steadyTest, test as base } from "./support/fixtures";
import type { HostileThings } from "./support/hostile-world";
import { placeOf } from "./support/noun";
import { startWorld, type Server } from "./support/server";
import { signIn } from "./support/sign-in";
import { resize } from "./walker/look";
import { ALL_AT_ONCE, HOSTILE, NUL, sendEverywhere, textFields } from "./support/text-fields";

type Hostile = { server: Server; hostile: HostileThings[]; plain: HostileThings };

const test = steadyTest.extend<object, { made: Hostile }>({
  made: [
    async ({ database }, use) => {
      const { server, facts } = await startWorld({ database, world: "hostile" });
      await use({ server, ...facts });
      await server.remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  server: async ({ made }, use) => use(made.server),
});
test.describe.configure({ mode: "parallel" });

const ACKNOWLEDGE = "/acknowledge/[link]";
const RESET = "/reset-password/[token]";
const SIGNED_OUT = ["/sign-in", "/invite/[token]", RESET];
const PAGES = listAppRoutes().flatMap(({ path, kind }) =>
  kind === "page" && path !== "/setup" && path !== "/settings" ? [path] : [],
);
/**
 * Each page is opened with one of the texts, so that each is on several pages; the deep run opens
 * all with all. That every form refuses NUL is proved by its action (bad-input.spec.ts).
 */
const textsOf = <Text>(index: number, all: readonly Text[]): readonly Text[] =>
  isDeep ? all : all.slice(index % all.length).slice(0, 1);
const SENT = isDeep ? [NUL, ALL_AT_ONCE] : [ALL_AT_ONCE];

/** The address under which these things are on the page, and what it says of them. */
const addressOf = (pattern: string, { places }: HostileThings, slo?: string): string =>
  fillRoute(pattern, {
    ...places,
    ...(slo === undefined ? {} : { slo }),
    ...(pattern === RESET ? { token: placeOf(places, "reset") } : {}),
  });
const textOn = (pattern: string, { text, places }: HostileThings): string => {
  // Only who holds a link that Burnline has signed sees what it is about.
  if (pattern === ACKNOWLEDGE) return "This link no longer works";
  return pattern === RESET ? `${placeOf(places, "team")}@example.org` : text;
};

const [WIDE, NARROW] = [1280, 360];
const isWide = (page: Page): boolean => page.viewportSize()?.width === WIDE;

async function widen(page: Page): Promise<void> {
  if (!isWide(page)) await resize(page, { width: WIDE, height: 800 });
}

/**
 * Nothing ran, and the page is no wider than the screen, be it wide or narrow; it is left as it was
 * looked at last.
 */
async function expectHarmless(page: Page, what: string): Promise<void> {
  expect.soft(await page.evaluate(() => "struck" in window), what).toBe(false);
  for (const width of isWide(page) ? [WIDE, NARROW] : [NARROW, WIDE]) {
    if (width !== page.viewportSize()?.width) await resize(page, { width, height: 800 });
    expect
      .soft(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `${what} at ${String(width)} px`,
      )
      .toBeLessThanOrEqual(width);
  }
}

const shows = (page: Page, text: string): Promise<boolean> =>
  page.evaluate(
    (name) =>
      document.body.textContent.includes(name) ||
      [...document.querySelectorAll("input, textarea")].some(
        (field) =>
          (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
          field.value === name,
      ),
    text,
  );

/**
 * Where people's text runs in the direction of the page, or turns around what stands beside it,
 * instead of in its own.
 */
const loose = (page: Page, texts: readonly string[]): Promise<string[]> =>
  page.evaluate((names) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      if (
        !around ||
        !names.some((name) => node.nodeValue?.includes(name)) ||
        around.closest("bdi, body [dir], option, noscript, script, style, pre, code, .sr-only")
      )
        continue;
      found.push(around.outerHTML.slice(0, 200));
    }
    return found;
  }, texts);

/** Dismisses them; what it answers says how many there were, and stops. */
function countDialogs(page: Page): () => number {
  let dialogs = 0;
  const dismiss = (dialog: Dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  };
  page.on("dialog", dismiss);
  return () => {
    page.off("dialog", dismiss);
    return dialogs;
  };
}

/**
 * Each form of the page with the text in all its fields; a form that an answer took away is not
 * there any more.
 */
async function sendAll(page: Page, address: string, text: string): Promise<void> {
  await widen(page);
  for (const form of Object.keys(await textFields(page))) {
    if ((await textFields(page))[form] === undefined) await page.goto(address);
    if ((await textFields(page))[form] === undefined) continue;
    await sendEverywhere(page, form, text);
    if (new URL(page.url()).pathname !== address) await page.goto(address);
  }
  await expectHarmless(page, `${address} with ${JSON.stringify(text.slice(0, 20))} sent`);
}

for (const [index, pattern] of PAGES.entries()) {
  test(`what is kept is shown as text on ${pattern}, and what is typed there stays text`, async ({
    context,
    page,
    made,
    pageErrors,
  }) => {
    test.setTimeout(120_000);
    // What is typed into a search is asked for as it is.
    pageErrors.allow(/status of 400 .*\/api\/palette\?q=a%00b/);
    const { server, hostile, plain } = made;
    const dialogs = countDialogs(page);
    if (!SIGNED_OUT.includes(pattern)) await signIn(context, server.url, server.admin);
    for (const things of pattern.includes("[") ? textsOf(index, hostile) : []) {
      for (const slo of pattern.includes("[slo]") ? ["up", "asked"] : ["up"]) {
        await page.goto(server.url + addressOf(pattern, things, slo));
        await expectHarmless(page, `${pattern} of ${slo} with ${things.text}`);
        expect
          .soft(
            await shows(page, textOn(pattern, things)),
            `${pattern} of ${slo} shows ${textOn(pattern, things)}`,
          )
          .toBe(true);
        expect
          .soft(await loose(page, [things.text]), `${pattern} of ${slo} with ${things.text}`)
          .toEqual([]);
      }
    }
    const address = addressOf(pattern, plain);
    await page.goto(server.url + address);
    await expectHarmless(page, address);
    expect.soft(await loose(page, HOSTILE), address).toEqual([]);
    for (const text of SENT) await sendAll(page, address, text);
    expect(dialogs()).toBe(0);
  });
}

test("a name is found as it is, in the lists, in the palette and on the account's button", async ({
  context,
  page,
  made,
}) => {
  const { server } = made;
  const dialogs = countDialogs(page);
  await signIn(context, server.url, server.admin);
  await page.goto(`${server.url}/services?archived=1`);
  await expectHarmless(page, "with what is archived");
  await page.goto(`${server.url}/slos?q=${encodeURIComponent(HOSTILE[1])}`);
  await expectHarmless(page, "the search");
  await widen(page);
  await page
    .getByRole("button", { name: `Your account, ${HOSTILE[0]}` })
    .first()
    .click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  for (const text of HOSTILE) {
    await page.getByRole("combobox", { name: "Search" }).fill(text);
    await expect(
      page.getByRole("dialog").getByRole("option").filter({ hasText: text }).first(),
    ).toBeVisible();
  }
  await expectHarmless(page, "the palette");
  expect(dialogs()).toBe(0);
});

base.describe("a new installation", () => {
  base.use({ world: "empty", own: "hostile-setup" });

  base("whatever names the first account and team stays text", async ({ page }) => {
    const dialogs = countDialogs(page);
    await page.goto("/setup");
    for (const text of [ALL_AT_ONCE, NUL]) {
      await sendEverywhere(page, "Set up", text);
      await expectHarmless(page, `Set up with ${JSON.stringify(text)}`);
    }
    await page.getByLabel("Your name").fill(HOSTILE[1]);
    await page.getByLabel("Email").fill("ada@example.org");
    await page.getByLabel("Password").fill("a sentence to sign in with");
    await page.getByLabel("First team").fill(HOSTILE[0]);
    await page.getByRole("button", { name: "Set up Burnline" }).click();
    await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
    await expectHarmless(page, "the first overview");
    expect(dialogs()).toBe(0);
  });
});
