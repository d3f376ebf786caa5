import { createElement as h, type ReactElement, type ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { DialogOpener } from "../ui/dialog-opener";
import { InfoTip } from "../ui/info-tip";
import { Instant } from "../ui/instant";
import { htmlOf } from "./html-of";
import { remembered, rememberedPart } from "./remembered";

afterEach(() => vi.unstubAllGlobals());

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

it("a row that nobody can change is known by itself, and each of its keys is written", () => {
  let read = 0;
  const row = Object.freeze({
    get name() {
      read += 1;
      return "a";
    },
  });
  const Row = remembered(({ row: { name } }: { row: { readonly name: string } }) =>
    h("i", null, name),
  );
  const written = (key: string) => htmlOf(h(Row, { key, row }));
  expect([written("1"), written("1"), written("2")]).toEqual([
    '<i data-key="1">a</i>',
    '<i data-key="1">a</i>',
    '<i data-key="2">a</i>',
  ]);
  const before = read;
  written("2");
  expect(read).toBe(before);
});

it("two components with the same properties are not taken for each other", () => {
  const [One, Two] = ["i", "b"].map((tag) =>
    remembered(({ name }: { name: string }) => h(tag, null, name)),
  );
  if (!One || !Two) throw new Error("there are two");
  expect(htmlOf([h(One, { key: 1, name: "a" }), h(Two, { key: 1, name: "a" })])).toBe(
    `<i data-key="1">a</i><b data-key="1">a</b>`,
  );
});

/** A page of a reader in that zone. */
function onPage(timeZone: string) {
  const page = { timeZone, html: null, ids: 0, dialogs: new Map<string, ReactNode>() };
  vi.stubGlobal("burnlinePageContext", { getStore: () => page });
  return page;
}

it("an instant in a row is written once for each zone", () => {
  let written = 0;
  const Row = remembered(({ at }: { at: number }) => {
    written += 1;
    return h("td", null, h(Instant, { at }));
  });
  const shownIn = (timeZone: string) => {
    onPage(timeZone);
    return htmlOf(h(Row, { at: Date.UTC(2026, 10, 30, 4) }));
  };
  const zones = ["UTC", "Asia/Tokyo", "UTC", "Asia/Tokyo"];
  expect(zones.map((zone) => />[^<]*(\d\d:\d\d)/.exec(shownIn(zone) ?? "")?.[1])).toEqual([
    "04:00",
    "13:00",
    "04:00",
    "13:00",
  ]);
  expect(written).toBe(2);
});

it("tips in what is written once have names of their own on each page", () => {
  let written = 0;
  const Part = rememberedPart(({ term }: { term: string }) => {
    written += 1;
    return h("p", null, h(InfoTip, { term, children: "what it is" }));
  });
  const Around = rememberedPart(({ term }: { term: string }) => h("div", null, h(Part, { term })));
  const idsOf = (...parts: ReactElement[]) => {
    onPage("UTC");
    return [...(htmlOf(parts) ?? "").matchAll(/ id="(tip-\d+)"/g)].map(([, id]) => id);
  };
  const first = () => h(Part, { term: "SLI" });
  const second = () => h(Around, { term: "budget" });
  expect(idsOf(first(), second())).toEqual(["tip-1", "tip-2"]);
  expect(idsOf(first(), second())).toEqual(["tip-1", "tip-2"]);
  expect(written).toBe(2);
  expect(idsOf(second(), second(), first())).toEqual(["tip-1", "tip-2", "tip-3"]);
});

it("each page holds the dialog of a button in what was written once, and the next part its own", () => {
  let written = 0;
  const Row = remembered(({ name }: { name: string }) => {
    written += 1;
    return h("p", null, h(DialogOpener, { name, label: "Delete", children: `${name}?` }));
  });
  const Around = rememberedPart(({ name }: { name: string }) => h("div", null, h(Row, { name })));
  const dialogsOf = (...parts: ReactElement[]) => {
    const { dialogs } = onPage("UTC");
    expect(htmlOf(parts)).toContain("Delete");
    return [...dialogs].map(([name, dialog]) => [name, dialog]);
  };
  const [first, second] = [h(Row, { name: "one" }), h(Around, { name: "two" })];
  for (let page = 0; page < 2; page += 1)
    expect(dialogsOf(first, second)).toEqual([
      ["one", "one?"],
      ["two", "two?"],
    ]);
  expect(dialogsOf(second)).toEqual([["two", "two?"]]);
  expect(written).toBe(2);
});

it("what can be done is the same only where it is the same object", () => {
  const seen: unknown[] = [];
  const Row = remembered(({ actions }: { name: string; actions: object | null }) => {
    seen.push(actions);
    return h("p", null, "row");
  });
  const [one, other] = [{ save: () => 1 }, { save: () => 1 }];
  for (const actions of [one, other, null, one, other, null])
    htmlOf(h(Row, { name: "a", actions }));
  expect(seen).toEqual([one, other, null]);
});
