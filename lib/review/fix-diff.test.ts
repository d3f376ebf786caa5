import { applyPatch } from "diff";
import { describe, expect, it } from "vitest";
import { fixDiff } from "./fix-diff";

const TEXT = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join("");

describe("the diff of a fix", () => {
  it.each([1, 2, 4, 10, 17, 20])("names the line it changes, here line %i", (line) => {
    const start = TEXT.indexOf(`line ${line}\n`);
    const diff = fixDiff("src/a.ts", TEXT, { start, end: start + 4, text: "LINE" });
    const changed = TEXT.replace(`line ${line}\n`, `LINE ${line}\n`);
    expect(applyPatch(TEXT, diff, { fuzzFactor: 0 })).toBe(changed);
    expect(diff).toContain("--- a/src/a.ts\n+++ b/src/a.ts\n");
    const first = Math.max(1, line - 3);
    expect(diff).toContain(`@@ -${first},`);
  });

  it("holds for a text without a line break at its end", () => {
    const diff = fixDiff("a.py", "a()\nb()", { start: 6, end: 6, text: "timeout=5" });
    expect(applyPatch("a()\nb()", diff)).toBe("a()\nb(timeout=5)");
  });
});
