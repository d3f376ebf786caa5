import {
  createElement as h,
  Fragment,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { DialogHost } from "../ui/dialog-host";
import { DialogOpener } from "../ui/dialog-opener";
import { InfoTip } from "../ui/info-tip";
import { asHtml } from "./as-html";
import { frozenNode } from "./frozen-node";
import { Markup, type MarkupProps } from "./markup";
import { remembered } from "./remembered";

const Toggle = Object.assign(
  ({ children }: { children?: ReactNode }) => h("button", { type: "button" }, children),
  { $$typeof: Symbol.for("react.client.reference") },
);
const Row = ({ name }: { name: string }) => h("li", null, h("bdi", null, name));
const page = (live: ReactNode) =>
  h(
    "main",
    { className: "a" },
    h("ul", null, h(Row, { key: "x", name: "<x>" }), h(Row, { key: "y", name: "y" })),
    "text",
    h("p", null, "without elements"),
    h("section", null, h(Toggle, null, h("span", null, h("i", null, "in it"))), live),
    [h(Row, { key: "z", name: "z" })],
  );

/** What was written out, in its order. */
function markups(node: ReactNode): MarkupProps[] {
  if (Array.isArray(node)) return node.flatMap((each: ReactNode) => markups(each));
  if (!isValidElement<{ children?: ReactNode }>(node)) return [];
  return node.type === Markup
    ? [(node as ReactElement<MarkupProps>).props]
    : markups(node.props.children);
}

const childrenOf = (node: ReactNode): ReactNode[] =>
  (node as ReactElement<{ children: ReactNode[] }>).props.children;

/** As if a document were made. */
function onPage(html: string[]): void {
  const context = {
    timeZone: "UTC",
    html,
    ids: 0,
    dialogs: new Map<string, ReactNode>(),
    isAnswer: false,
  };
  vi.stubGlobal("burnlinePageContext", { getStore: () => context });
}

describe("a frozen page", () => {
  it("is written out whole where nothing in it is alive", () => {
    const still = h("main", { className: "a" }, h(Row, { name: "b" }));
    expect(markups(frozenNode(still))).toEqual([
      { tag: "main", attributes: { className: "a" }, html: "<li><bdi>b</bdi></li>" },
    ]);
  });

  it("keeps what is alive, and writes out what is around and inside it", () => {
    const written = markups(frozenNode(page(null))).map(({ tag, html }) => [tag, html]);
    expect(written).toEqual([
      ["ul", `<li data-key="x"><bdi>&lt;x&gt;</bdi></li><li data-key="y"><bdi>y</bdi></li>`],
      ["span", "<i>in it</i>"],
      ["li", "<bdi>z</bdi>"],
    ]);
  });

  it.each([null, "b", h("form", null, h("p", null, h("i", null, 1)))])(
    "shows what it showed before, with %s in it",
    (live) => {
      const plain = page(live);
      const frozen = renderToStaticMarkup(frozenNode(plain));
      expect(frozen.replaceAll(/ data-key="."/g, "")).toBe(renderToStaticMarkup(plain));
    },
  );

  it("keeps the keys of what it wrote out", () => {
    const list = ["a", "b"].map((name) => h("li", { key: name }, h("b", null, name)));
    const frozen = frozenNode(h("form", null, list)) as ReactElement<{ children: ReactElement[] }>;
    expect(frozen.props.children.map(({ key }) => key)).toEqual(["a", "b"]);
  });

  it("is written out again within what is frozen later", () => {
    const inner = frozenNode(h("p", { title: `"` }, h("i", null, "a")));
    expect(markups(frozenNode(h("div", null, inner)))).toEqual([
      { tag: "div", attributes: {}, html: `<p title="&quot;"><i>a</i></p>` },
    ]);
  });

  it("holds the dialogs of the buttons that it wrote out, and of no others", () => {
    onPage([]);
    const panel = h("i", null, "in the dialog");
    const opener = (name: string) => h(DialogOpener, { label: "Edit", name, children: panel });
    const card = (name: string) => h("section", null, h("p", null, opener(name)));
    const parts = ['Save "1"', "Save 2"].map(
      (name) => frozenNode(card(name)) as ReactElement<{ children: ReactElement[] }>,
    );
    expect(markups(parts[0])).toMatchObject([
      { tag: "section", html: expect.stringContaining('value="Save &quot;1&quot;"') as string },
    ]);
    expect(parts.map(({ props }) => props.children.at(-1))).toMatchObject([
      { type: DialogHost, props: { dialogs: { 'Save "1"': panel } } },
      { type: DialogHost, props: { dialogs: { "Save 2": panel } } },
    ]);
  });

  it("has one shape with and without dialogs, so that what is alive in it stays when one comes", () => {
    onPage([]);
    const shape = (node: ReactNode) =>
      childrenOf(frozenNode(h("section", null, h("p", null, node))));
    const [without, withOne] = [null, h(DialogOpener, { label: "a", name: "a", children: "b" })];
    const types = (node: ReactNode) =>
      shape(node).map((part) => (isValidElement(part) ? part.type : part));
    expect(types(without)).toEqual([Markup, null]);
    expect(types(withOne)).toEqual([Markup, DialogHost]);
  });

  it("has each id once and each dialog, whatever it was written beside on the pages before", () => {
    const Kept = remembered(({ name }: { name: string }) =>
      h(
        "li",
        null,
        h(InfoTip, { term: name, children: "a" }),
        h(DialogOpener, { name, label: "Edit", children: "b" }),
      ),
    );
    const list = () =>
      h("ol", null, h(Kept, { key: 1, name: "x" }), h(Kept, { key: 2, name: "y" }));
    // What is alive beside the list makes it be looked at once more.
    const card = () => h("section", null, list(), h(Toggle));
    const tip = () => h("p", null, h(InfoTip, { term: "c", children: "d" }));
    for (const before of [0, 1, 2, 3, 1]) {
      const slots: string[] = [];
      onPage(slots);
      const parts = [...Array.from({ length: before }, tip), card()].map((part) =>
        frozenNode(part),
      );
      const html = markups(parts).map((written) => written.html ?? slots[written.slot]);
      const ids = [...html.join("").matchAll(/ id="(tip-\d+)"/g)].map(([, id]) => id);
      expect(ids).toEqual(Array.from({ length: before + 2 }, (_, index) => `tip-${index + 1}`));
      const [host] = childrenOf(parts.at(-1)).slice(-1) as ReactElement<{ dialogs: object }>[];
      expect(Object.keys(host?.props.dialogs ?? {})).toEqual(["x", "y"]);
    }
  });

  it("leaves long HTML to the document where one is made, but what a component may keep to itself", () => {
    const slots: string[] = [];
    onPage(slots);
    const long = "a".repeat(500);
    const rows = (name: string) => h("ul", null, h(Row, { name }));
    const frozen = frozenNode(
      h(
        "form",
        null,
        rows(long),
        rows("short"),
        h(Toggle, null, rows(long)),
        h(Fragment, null, rows(long)),
      ),
    );
    const html = `<li><bdi>${long}</bdi></li>`;
    expect(markups(frozen)).toEqual([
      { tag: "ul", attributes: {}, slot: 0 },
      { tag: "ul", attributes: {}, html: "<li><bdi>short</bdi></li>" },
      { tag: "ul", attributes: {}, html },
      { tag: "ul", attributes: {}, slot: 1 },
    ]);
    expect(slots).toEqual([html, html]);
    expect(renderToStaticMarkup(frozen)).toContain(`<ul data-slot="1">${html}</ul>`);
    const list = childrenOf(childrenOf(frozen)[0])[0];
    expect(markups(frozenNode(h("div", null, list)))).toEqual([
      { tag: "div", attributes: {}, slot: 2 },
    ]);
    expect(slots[2]).toBe(`<ul>${html}</ul>`);
  });

  it.each([false, true])(
    "calls each component once, however deep what is frozen stands in what is (alive: %s)",
    (alive) => {
      let calls = 0;
      const Counted = () => h("i", null, (calls += 1));
      const Inner = () => frozenNode(h("div", null, h(Counted), alive && h(Toggle)));
      const Middle = () => frozenNode(h("div", null, h(Inner), h(Toggle)));
      void frozenNode(h("div", null, h(Middle), h(Toggle)));
      expect(calls).toBe(1);
    },
  );

  it("names each tip by itself, so that a button opens its own", () => {
    onPage([]);
    const tip = (term: string) => h(InfoTip, { term, children: `about ${term}` });
    const shown = renderToStaticMarkup(frozenNode(h("p", null, tip("a"), tip("b"))));
    const [first, second, ...others] = [...shown.matchAll(/ popovertarget="([^"]+)"/g)].map(
      ([, id = ""]) => id,
    );
    expect(others).toEqual([]);
    expect(first).not.toBe(second);
    expect(shown.indexOf(`id="${first}"`)).toBeLessThan(shown.indexOf("about a"));
    expect(shown.indexOf(`id="${second}"`)).toBeGreaterThan(shown.indexOf("about a"));
    expect(shown).toContain(`id="${second}"`);
  });

  it("cannot be asked for where something is alive", () => {
    expect(() => asHtml(h("ul", null, h(Toggle)))).toThrow("Something in <ul> is more than HTML.");
  });
});
