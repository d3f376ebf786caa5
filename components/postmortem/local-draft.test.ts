import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  basesOf,
  copyKeyOf,
  copyKeysOf,
  forgetCopy,
  leftOverAt,
  readCopy,
  sameFields,
  writeCopy,
} from "./local-draft";

const storage = new Map<string, string>();
beforeEach(() => {
  storage.clear();
  vi.stubGlobal("window", {
    localStorage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => storage.set(key, value),
      removeItem: (key: string) => storage.delete(key),
    },
  });
});

describe("the copy in the browser", () => {
  it("comes back as it was left, until it is forgotten", () => {
    writeCopy("a", { version: 3, fields: { summary: "One\ntwo" }, base: { summary: "One" } });
    expect(readCopy("a")).toEqual({
      version: 3,
      fields: { summary: "One\ntwo" },
      base: { summary: "One" },
    });
    expect(readCopy("b")).toBeNull();
    forgetCopy("a");
    expect(readCopy("a")).toBeNull();
  });

  it.each(["{", "null", "1", '{"version":"3","fields":{}}', '{"version":3}'])(
    "that is damaged counts as none: %s",
    (text) => {
      storage.set("a", text);
      expect(readCopy("a")).toBeNull();
    },
  );

  it("from before it knew what it started from started from nothing", () => {
    storage.set("a", '{"version":3,"fields":{"summary":"One"}}');
    expect(readCopy("a")).toEqual({ version: 3, fields: { summary: "One" }, base: {} });
  });

  it("is found for each tab, and from before tabs had their own, but not for another text or reader", () => {
    const keys = [
      "postmortem 3 of 1",
      copyKeyOf("postmortem 3 of 1", "a"),
      copyKeyOf("postmortem 3 of 1", "b"),
    ];
    vi.stubGlobal("window", {
      localStorage: Object.fromEntries(
        [...keys, "postmortem 3 of 12", copyKeyOf("postmortem 3 of 12", "a"), "theme"].map(
          (key) => [key, ""],
        ),
      ),
    });
    expect(copyKeysOf("postmortem 3 of 1")).toEqual(keys);
  });

  it("names the fields that were changed by what they held", () => {
    expect(basesOf({ a: "1", b: "2", c: "" }, { a: "1", b: "", d: "4" })).toEqual({ b: "" });
  });

  it("tells what it holds that is not stored, and whether it gave way to another", () => {
    const copy = {
      version: 3,
      fields: { summary: "Mine", impact: "Old" },
      base: { summary: "", impact: "Old" },
    };
    writeCopy("a", copy);
    writeCopy("b", { ...copy, replaced: true });
    expect(
      ["a", "b", "c"].flatMap((key) => leftOverAt(key, { summary: "", impact: "By Ada" })),
    ).toEqual([
      { key: "a", fields: { summary: "Mine" }, replaced: false },
      { key: "b", fields: { summary: "Mine" }, replaced: true },
    ]);
    expect(leftOverAt("a", { summary: "Mine", impact: "By Ada" })).toEqual([]);
  });

  it("is the same where an empty field is left out", () => {
    expect(sameFields({ a: "1", b: "" }, { a: "1" })).toBe(true);
    expect(sameFields({ a: "1" }, { a: "1", b: "2" })).toBe(false);
  });
});
