import { describe, expect, it } from "vitest";
import { maybeUnstorable, textErrors, unstorable } from "./storable";

describe("text that no database keeps", () => {
  it("is found wherever it stands", () => {
    expect(
      textErrors({ a: ["ok", { b: "x\u0000" }], c: "\ud800", d: "😀" })
        .map(({ path }) => path)
        .sort(),
    ).toEqual(["a[1].b", "c"]);
  });

  it("is looked for without recursion", () => {
    let deep: unknown = "\u0000";
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    expect(textErrors(deep)).toHaveLength(1);
  });

  it.each(["\u0000", "a\u0000b", "\ud800", "\udfff\ud800", "x\ud83dy"])("is %j", (text) => {
    expect(unstorable(text)).toMatch(/NUL character/);
    expect(maybeUnstorable(JSON.stringify({ text }))).toBe(true);
  });

  it.each(["", "😀", "\u202e", "\uffff", "\u0001", "\\u0000 in words"])("is not %j", (text) => {
    expect(unstorable(text)).toBeNull();
  });
});
