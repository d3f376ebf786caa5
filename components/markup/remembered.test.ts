import { createElement as h } from "react";
import { expect, it, vi } from "vitest";
import { Instant } from "../ui/instant";
import { htmlOf } from "./html-of";
import { remembered } from "./remembered";

function counting() {
  const shown: string[] = [];
  const Row = remembered(({ name, value }: { name: string; value: number | null }) => {
    shown.push(name);
    return h("tr", null, h("td", null, name, " ", Object.is(value, -0) ? "-0" : String(value)));
  });
  const written = (name: string, value: number | null, key = "a") =>
    htmlOf(h("tbody", null, h(Row, { key, name, value })));
  return { shown, written };
}

it("a row is written once for what it shows, and again for anything else", () => {
  const { shown, written } = counting();
  const first = written("<a>", 1);
  expect(first).toBe(`<tbody><tr data-key="a"><td>&lt;a&gt; 1</td></tr></tbody>`);
  expect(written("<a>", 1)).toBe(first);
  expect(shown).toEqual(["<a>"]);
  expect(written("<a>", 2)).toContain("&lt;a&gt; 2");
  expect(written("b", 1)).toContain("b 1");
  expect(written("<a>", 1, "c")).toContain(`data-key="c"`);
  expect(shown).toEqual(["<a>", "<a>", "b", "<a>"]);
});

it.each([null, Infinity, -Infinity, NaN, 0, -0])(
  "%s is not taken for another value that JSON writes alike",
  (value) => {
    const { written } = counting();
    for (const other of [null, Infinity, -Infinity, NaN, 0, -0]) written("a", other);
    expect(written("a", value)).toContain(`a ${Object.is(value, -0) ? "-0" : String(value)}<`);
  },
);

it("two components with the same properties are not taken for each other", () => {
  const [One, Two] = ["i", "b"].map((tag) =>
    remembered(({ name }: { name: string }) => h(tag, null, name)),
  );
  if (!One || !Two) throw new Error("there are two");
  expect(htmlOf([h(One, { key: 1, name: "a" }), h(Two, { key: 1, name: "a" })])).toBe(
    `<i data-key="1">a</i><b data-key="1">a</b>`,
  );
});

it("an instant in a row is written for each reader", () => {
  const Row = remembered(({ at }: { at: number }) => h("td", null, h(Instant, { at })));
  const [utc, tokyo] = ["UTC", "Asia/Tokyo"].map((timeZone) => {
    vi.stubGlobal("burnlinePageContext", {
      getStore: () => ({ timeZone, html: null, ids: 0, dialogs: new Map() }),
    });
    return htmlOf(h(Row, { at: Date.UTC(2026, 10, 30, 4) }));
  });
  expect(utc).toContain("04:00");
  expect(tokyo).toContain("13:00");
});
