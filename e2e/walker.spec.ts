import { expect } from "./support/fixtures";
import { walk, type Walk } from "./walker/walk";
import { test } from "./walker/watched";

// The walker is held against small pages with one fault each: what it does not see there it would
// not see anywhere.
test.use({ colorScheme: "light", contextOptions: { reducedMotion: "reduce" } });

const STYLE = `
  :root { color-scheme: light dark; background: light-dark(#fff, #111); color: light-dark(#111, #eee); font: 16px/1.5 sans-serif }
  body { margin: 16px } :focus-visible { outline: 2px solid currentColor } button, a { color: inherit }`;
const FORM = `<form aria-label="Team" action="/sent" novalidate><label>Name <input name="name" aria-describedby="why"></label><p id="why"></p><button>Save</button></form>`;
const refusing = (answer: string) =>
  `<script>document.forms[0].addEventListener("submit", (event) => { event.preventDefault(); const field = document.querySelector("input"); ${answer} })</script>`;
const SAID = `field.ariaInvalid = "true"; why.textContent = "Give the team a name."; field.focus();`;

const DIALOG = `<button popovertarget="r">Rename</button><dialog id="r" popover aria-label="Rename"><label>Name <input name="name" autofocus></label></dialog>`;

/** Single keys work, but while a dialog is open. */
const HEARS = `<script>document.addEventListener("keydown", (event) => { if (/^[cg]$/.test(event.key) && !document.querySelector(":popover-open")) event.preventDefault(); })</script>`;

const pageOf = ({ title = "Teams · Shop", head = "", body = "" }) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="icon" href="data:,"><style>${STYLE}${head}</style></head><body><main><h1>Teams</h1><p>Payments and ledger.</p>${body}</main></body></html>`;

type Case = { page: Parameters<typeof pageOf>[0]; says: RegExp; how?: Walk };

const CASES: Record<string, Case> = {
  "without a title of its own": { page: { title: "Shop" }, says: /^no title of its own/ },
  "that hardly can be read": {
    page: { body: '<p style="color: #bbb">Pale</p>' },
    says: /^in light: color-contrast/,
  },
  "that hardly can be read in dark": {
    page: { body: '<p style="color: #333; color: light-dark(#333, #444)">Dim</p>' },
    says: /^in dark: color-contrast/,
  },
  "that hardly can be read behind a sign of the same look": {
    page: { body: '<p style="color: #bbb"><b>%</b> <b>Pale</b></p>' },
    says: /^in light: color-contrast/,
  },
  "that is white in the dark": {
    page: { head: ":root { background: #fff; color: #111; color-scheme: light }" },
    says: /^in dark: the page's background stays/,
  },
  "with a picture nobody can hear of": {
    page: { body: '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">' },
    says: /^in light: image-alt/,
  },
  "that jumps while it is loaded": {
    page: {
      body: `<script>requestAnimationFrame(() => setTimeout(() => { const box = document.createElement("div"); box.style.height = "500px"; document.querySelector("h1").after(box); }, 50))</script>`,
      head: "p { font-size: 60px }",
    },
    says: /^layout shift of 0/,
  },
  "with text that is cut off": {
    page: {
      body: '<p style="width: 40px; overflow: hidden; white-space: nowrap">Payments and ledger</p>',
    },
    says: /^text cut off/,
  },
  "with a word that is broken": {
    page: { body: '<p style="width: 120px; word-break: break-all">We sold a lot of umbrellas</p>' },
    says: /^broken inside "/,
  },
  "with text over text": {
    page: { body: '<p style="margin-top: -2.3em">Search and checkout.</p>' },
    says: /lie over each other/,
  },
  "with a control that no key reaches": {
    page: {
      body: `<button id="a">One</button><button>Two</button><script>document.addEventListener("keydown", (event) => { if (event.key === "Tab") { event.preventDefault(); a.focus(); } })</script>`,
    },
    says: /^not reached by Tab/,
  },
  "that hides where one is": {
    page: { head: ":focus-visible { outline: none !important }", body: "<button>Save</button>" },
    says: /^without a visible focus/,
  },
  "wider than a phone": {
    page: { body: '<div style="width: 500px">A wide table</div>' },
    says: /^wider than the phone: the document/,
  },
  "whose form does not say what is wrong": {
    page: { body: FORM + refusing(`field.ariaInvalid = "true"; field.focus();`) },
    says: /^Team does not say what is wrong/,
    how: { forms: true },
  },
  "whose form does not lead to what is wrong": {
    page: { body: FORM + refusing(SAID.replace("field.focus()", "document.activeElement.blur()")) },
    says: /^Team does not lead to what is wrong/,
    how: { forms: true },
  },
  "whose form says what is wrong where it cannot be read": {
    page: { body: FORM + refusing(`${SAID} why.style.color = "#ccc";`) },
    says: /^sent empty: color-contrast/,
    how: { forms: true },
  },
  "with a dialog that hardly can be read": {
    page: {
      body: `<button popovertarget="d">Delete</button><dialog id="d" popover aria-label="Delete?"><p style="color: #aaa; background: #fff">For good.</p></dialog>`,
    },
    says: /^Delete: in light: color-contrast/,
    how: { panels: true },
  },
  "whose keys act while a dialog is open": {
    page: {
      body: `<div data-shell>${DIALOG}</div><script>document.addEventListener("keydown", (event) => { if (/[cg]/.test(event.key)) event.preventDefault(); })</script>`,
    },
    says: /^Rename: the key c acts while it is open/,
    how: { dialogs: true },
  },
  "whose dialog does not begin in its first field": {
    page: {
      body: `<div data-shell>${DIALOG.replace("<label>", '<a href="/help">Help</a><label>').replace("autofocus", "")}</div>${HEARS}`,
    },
    says: /^Rename: what is typed does not go into the first field/,
    how: { dialogs: true },
  },
  "with two buttons for one dialog": {
    page: {
      body: `<div data-shell>${DIALOG}<button aria-haspopup="dialog" aria-controls="x">A</button><button aria-haspopup="dialog" aria-controls="x">B</button></div>${HEARS}`,
    },
    says: /^two buttons open x/,
    how: { dialogs: true },
  },
  "with filters that leave something broken": {
    page: {
      body: `<form role="search" aria-label="Teams"><input type="search" aria-label="Search" name="q"></form><p id="none"></p><script>document.querySelector("input").addEventListener("input", ({ target }) => { history.replaceState(null, "", "?q=" + target.value); none.textContent = "Nothing found"; none.style.color = "#ccc"; })</script>`,
    },
    says: /^filtered to nothing: in light: color-contrast/,
    how: { filters: true },
  },
  "with what is there on a phone alone, and hardly can be read": {
    page: {
      body: `<nav aria-label="More"><p>Pale</p></nav>`,
      head: "nav { display: none } @media (width < 500px) { nav { display: block; color: #555 } }",
    },
    says: /^narrow, in dark: color-contrast: .*<p .*>Pale/,
  },
  "with a field without a name": { page: { body: "<input>" }, says: /^in light: label/ },
};

for (const [what, { page: content, says, how = {} }] of Object.entries(CASES)) {
  test(`the walker sees a page ${what}`, async ({ watched: page }) => {
    await page.route("**/fault*", (route) =>
      route.fulfill({ contentType: "text/html", body: pageOf(content) }),
    );
    const faults = await walk(page, "/fault", how);
    expect(
      faults.filter((fault) => says.test(fault)),
      faults.join("\n"),
    ).not.toEqual([]);
  });
}

test("the walker finds nothing on a sound page, its dialog and its refusal", async ({
  watched: page,
}) => {
  const dialog = `<button popovertarget="d">Delete</button><dialog id="d" popover aria-label="Delete?"><p>For good.</p></dialog>`;
  await page.route("**/sound*", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: pageOf({
        body: dialog + `<div data-shell>${DIALOG}</div>${HEARS}` + FORM + refusing(SAID),
      }),
    }),
  );
  expect(
    await walk(page, "/sound", { dialogs: true, forms: true, panels: true, filters: true }),
  ).toEqual([]);
});

test("the walker sees an address that answers otherwise, or leads elsewhere", async ({
  watched: page,
}) => {
  expect(await walk(page, "/setup")).toEqual(["led on to /sign-in"]);
});
