import fc from "fast-check";
import { createElement as h, Fragment, memo, type ReactElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { htmlOf, nothingMade } from "./html-of";

const written = (node: ReactNode) => htmlOf(node);
const Name = ({ children }: { children?: ReactNode }) => h("bdi", null, children);
const Names = ({ names }: { names: string[] }) => names.map((name) => h(Name, { key: name }, name));

describe("HTML that is written out", () => {
  it.each<[string, ReactNode]>([
    ["text", `a < b & "c" 'd'`],
    ["numbers, and nothing for what is not shown", h("p", null, 0, -1.5, null, true, undefined)],
    ["fragments and lists", h(Fragment, null, h("i", null, 1), [], [null, "b"], "c")],
    ["components within components", h("p", null, h(Names, { names: ["<a>", "b"] }))],
    ["classes", h("p", { className: `x ">` }, h("i", { className: "" }))],
    ["what is hidden, and what is not", h("p", { hidden: true }, h("i", { hidden: false }))],
    ["what is said to readers", h("p", { "aria-hidden": true, "data-of": false, tabIndex: 0 })],
    ["cells", h("td", { colSpan: 2, headers: "a", title: "'", scope: "row" })],
    ["elements that have no end", h("p", null, "a", h("br"), h("wbr"), h("hr"))],
    ["a line break at the beginning", h("pre", null, "\n a")],
    ["an address", h("a", { href: "/a?b=c&d=<e>", target: "_blank", rel: "noopener" }, "a")],
    [
      "a button that opens something",
      h("button", { type: "button", popoverTarget: "a", popoverTargetAction: "show" }, "a"),
    ],
    ["what it opens", h("div", { id: "a", popover: "auto" }, "b")],
    ["what is folded out", h("details", { open: true }, h("summary", null, "a"), "b")],
    ["times", h("time", { dateTime: "2026-11-29T00:00:00.000Z" }, "now")],
    [
      "drawings",
      h(
        "svg",
        { viewBox: "0 0 4 4", preserveAspectRatio: "none", strokeWidth: 1.5, fill: "none" },
        h("path", { d: "M0 0", vectorEffect: "non-scaling-stroke", strokeDasharray: "1 2" }),
        h("text", { textAnchor: "end", x: -0.5, fillOpacity: 0.4 }, "a"),
      ),
    ],
    ["HTML that was given", h("p", { dangerouslySetInnerHTML: { __html: "<b>a</b>" } })],
  ])("is what React writes: %s", (_, node) => {
    expect(lowerCased(written(node)?.replaceAll(/ data-key="[^"]*"/g, "") ?? null)).toBe(
      lowerCased(renderToStaticMarkup(node)),
    );
  });

  it("is what React writes for any text in any place", () => {
    const signs = fc.stringMatching(/^[&<>"'a\n é\u0000-]{0,12}$/);
    const tree = fc.letrec<{ node: ReactNode }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        signs,
        fc
          .tuple(fc.constantFrom("p", "i", "td"), signs, signs, fc.array(tie("node")))
          .map(([tag, title, href, nodes]) => h(tag, { title, "data-a": href }, ...nodes)),
        fc.array(tie("node")).map((nodes) => h(Name, null, ...nodes)),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (node) => {
        expect(written(node)).toBe(renderToStaticMarkup(node));
      }),
      { numRuns: runs(300), seed: 11 },
    );
  });

  it("names what has a key, so that it is found again among its like", () => {
    const list = [h("li", { key: "a&b" }, 1), h(Name, { key: 2 }, h("i", null, 2))];
    expect(written(list)).toBe(`<li data-key="a&amp;b">1</li><bdi data-key="2"><i>2</i></bdi>`);
  });

  const Browser = Object.assign(() => h("i"), { $$typeof: Symbol.for("react.client.reference") });
  const Late = async () => h("i");
  it.each<[string, ReactElement]>([
    ["a component of the browser", h(Browser)],
    ["a component that waits", h(Late as unknown as typeof Name)],
    ["a component that React remembers", h(memo(Name))],
    ["a form", h("form")],
    ["a button that sends", h("button", { type: "submit" }, "a")],
    ["a button without a type, which sends", h("button", null, "a")],
    ["a button that has an action", h("button", { type: "button", formAction: () => undefined })],
    ["a listener", h("p", { onClick: () => undefined })],
    ["a style, which the policy for content forbids", h("p", { style: { color: "red" } })],
    ["an attribute that is not known", h("p", { itemProp: "a" })],
    ["a truth where words belong", h("p", { title: true as unknown as string })],
    ["an address that is a script", h("a", { href: " java\nscript:alert(1)" }, "a")],
  ])("is not made of %s", (_, node) => {
    expect(written(h("p", null, "a", h("b", null, node)))).toBeNull();
  });

  it("calls each component once, however often it is looked at", () => {
    let calls = 0;
    const Counted = () => h("i", null, (calls += 1));
    const made = { ...nothingMade(), html: new Map() };
    const node = h("p", null, h(Counted));
    expect([htmlOf(node, made), htmlOf(node, made)]).toEqual([
      "<p><i>1</i></p>",
      "<p><i>1</i></p>",
    ]);
  });
});

/** The parser knows the attributes of drawings in any letters. */
const lowerCased = (html: string | null) =>
  html?.replaceAll(/ [a-z]+[A-Z][A-Za-z]*=/g, (name) => name.toLowerCase());
