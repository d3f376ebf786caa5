import { applyPatch } from "diff";
import { describe, expect, it } from "vitest";
import { linesOf } from "../text/lines";
import { fixDiff } from "./fix-diff";
import { type Edit } from "./rule/rule";

const diffOf = (path: string, text: string, edit: Edit): string =>
  fixDiff({ path, text, lines: linesOf(text) }, edit);

const TEXT = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join("");

describe("the diff of a fix", () => {
  it.each([1, 2, 4, 10, 17, 20])("names the line it changes, here line %i", (line) => {
    const start = TEXT.indexOf(`line ${line}\n`);
    const diff = diffOf("src/a.ts", TEXT, { start, end: start + 4, text: "LINE" });
    const changed = TEXT.replace(`line ${line}\n`, `LINE ${line}\n`);
    expect(applyPatch(TEXT, diff, { fuzzFactor: 0 })).toBe(changed);
    expect(diff).toContain("--- a/src/a.ts\n+++ b/src/a.ts\n");
    const first = Math.max(1, line - 3);
    expect(diff).toContain(`@@ -${first},`);
  });

  it("holds for a text without a line break at its end", () => {
    const diff = diffOf("a.py", "a()\nb()", { start: 6, end: 6, text: "timeout=5" });
    expect(applyPatch("a()\nb()", diff)).toBe("a()\nb(timeout=5)");
  });

  it.each([2, 10, 17])("shows three lines below one that it lengthens, here line %i", (line) => {
    const end = TEXT.indexOf(`line ${line}\n`) + `line ${line}`.length;
    const diff = diffOf("a.ts", TEXT, { start: end, end, text: "!" });
    const below = [1, 2, 3].map((more) => ` line ${line + more}\n`).join("");
    expect(diff.endsWith(`-line ${line}\n+line ${line}!\n${below}`)).toBe(true);
  });

  it("shows the empty line that a text begins with", () => {
    const diff = diffOf("a.ts", "\nb()\n", { start: 3, end: 3, text: "1" });
    expect(diff).toContain("@@ -1,2 +1,2 @@\n \n-b()\n+b(1)\n");
  });
});
