import { describe, expect, it } from "vitest";
import { blocksOf } from "./tree";

const typed = (value: string) => [{ type: "code", value }];

describe("Markdown that takes too long to match", () => {
  it.each([
    ["emphasis that never ends", "*a_".repeat(6666)],
    ["501 signs in one paragraph", "*a ".repeat(501)],
    ["brackets", "[".repeat(20_000)],
    ["brackets that close nothing", "]".repeat(20_000)],
    ["strikes", "~a".repeat(5000)],
    ["lines of one paragraph", "*a_\n".repeat(3000)],
    ["many paragraphs just below the bound", `${"*a_".repeat(240)}\n\n`.repeat(9)],
  ])("%s stands as it was typed", (_what, text) => {
    expect(blocksOf(text)).toEqual(typed(text));
  });

  it.each([
    ["500 signs in one paragraph", "**a** ".repeat(125)],
    ["a long log of levels", "[INFO] started *now*\n\n".repeat(300)],
  ])("%s is read", (_what, text) => {
    expect(blocksOf(text)[0]?.type).toBe("paragraph");
  });
});
