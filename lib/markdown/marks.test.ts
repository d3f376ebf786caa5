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
    ["paragraphs", "a\n\n".repeat(6666)],
    ["lines", "a\n".repeat(10_000)],
    ["underlined headings", "a\n=\n".repeat(5000)],
    ["items", "- a\n".repeat(5000)],
    ["HTML that never ends", "a <?".repeat(5000)],
    ["101 tags before a long paragraph", `a ${"<!".repeat(101)}${"x".repeat(19_000)}`],
    [
      "a wide table of short rows",
      `${"|a".repeat(2000)}\n${"|-".repeat(2000)}\n${"|\n".repeat(900)}`,
    ],
    ["addresses", "www.a.b ".repeat(2500)],
    ["mail", "a@b.c ".repeat(3000)],
    ["many paragraphs just below the bound", `${"*a_".repeat(240)}\n\n`.repeat(9)],
  ])("%s stands as it was typed", (_what, text) => {
    expect(blocksOf(text)).toEqual(typed(text));
  });

  it.each([
    ["500 signs in one paragraph", "**a** ".repeat(125)],
    ["490 lines of code", `a\n\n${"    at line (file.ts)\n".repeat(490)}`],
    [
      "a table of ten columns and 200 rows",
      `Read:\n\n${"|a".repeat(10)}\n${"|-".repeat(10)}\n${`${"|b".repeat(10)}\n`.repeat(200)}`,
    ],
    ["300 addresses", "https://example.org/a ".repeat(300)],
    ["a long log of levels", "[INFO] started *now*\n\n".repeat(300)],
  ])("%s is read", (_what, text) => {
    expect(blocksOf(text)[0]?.type).toBe("paragraph");
  });
});
