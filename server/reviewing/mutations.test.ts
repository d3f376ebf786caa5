import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { judgeCorpus } from "./corpus";
import { readFile } from "./read-file";

const snippets = (await judgeCorpus()).map(({ snippet }) => snippet);

/** What breaks a text in the middle: half a token, an open bracket, a name of an object's own. */
const PIECES = [
  "(",
  ")",
  "{",
  "}",
  "[",
  "`",
  '"',
  "'",
  "...",
  "=>",
  "**",
  ":",
  "\n",
  "\0",
  "\ud800",
  "𝒳",
  "await ",
  "for ",
  "constructor",
  "__proto__",
  "toString",
  "/*",
  "# ",
];

const edit = fc.record({
  at: fc.nat(10_000),
  removed: fc.nat(40),
  put: fc.oneof(fc.constantFrom(...PIECES), fc.nat(10_000)),
});

/** A number puts in a piece of the text itself. */
const mutated = (
  text: string,
  edits: readonly (typeof edit extends fc.Arbitrary<infer E> ? E : never)[],
) =>
  edits.reduce((before, { at, removed, put }) => {
    const start = at % (before.length + 1);
    const piece =
      typeof put === "string" ? put : before.slice(put % (before.length + 1)).slice(0, 60);
    return before.slice(0, start) + piece + before.slice(start + removed);
  }, text);

describe("a file that is cut, torn and stuffed", () => {
  it("is reviewed without a crash, and each finding lies in it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(snippets.length - 1),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (index, edits) => {
          const snippet = snippets[index];
          const text = mutated(snippet?.text ?? "", edits);
          const outcome = await readFile({ path: snippet?.path ?? "a.ts", text });
          const lines = text.split("\n").length;
          for (const { line, endLine, column } of "findings" in outcome ? outcome.findings : []) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(endLine).toBeGreaterThanOrEqual(line);
            expect(endLine).toBeLessThanOrEqual(lines);
            expect(column).toBeGreaterThanOrEqual(1);
          }
        },
      ),
      { numRuns: runs(400), seed: 20261129 },
    );
  });
});
