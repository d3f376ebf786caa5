import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstLines, lineDiff } from "./line-diff";

const SIGNS = { same: " ", added: "+", removed: "-" };
const read = (before: string, after: string) =>
  lineDiff(before, after).map(({ kind, text }) => `${SIGNS[kind]}${text}`);

describe("what became of the lines of a text", () => {
  it("keeps what is in both", () => {
    expect(read("a\nb\nc", "a\nx\nc\nd")).toEqual([" a", "-b", "+x", " c", "+d"]);
    expect(read("", "a")).toEqual(["+a"]);
    expect(read("a", "")).toEqual(["-a"]);
    expect(read("", "")).toEqual([]);
  });

  it("gives back both texts, whatever they are", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "", "c"), { minLength: 2, maxLength: 8 })
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = lineDiff(before, after);
        expect(
          diff
            .filter(({ kind }) => kind !== "added")
            .map(({ text: line }) => line)
            .join("\n"),
        ).toBe(before);
        expect(
          diff
            .filter(({ kind }) => kind !== "removed")
            .map(({ text: line }) => line)
            .join("\n"),
        ).toBe(after);
      }),
    );
  });

  it("is shown as far as there is room, and says how much is left", () => {
    const diff = lineDiff("", "a\nb\nc");
    expect(firstLines(diff, 2)).toEqual({ shown: diff.slice(0, 2), left: 1 });
    expect(firstLines(diff, 3)).toEqual({ shown: diff, left: 0 });
    expect(firstLines(diff, 0)).toEqual({ shown: [], left: 3 });
  });

  it("reads a text of which too many lines changed as replaced", () => {
    const lines = (word: string) => Array.from({ length: 150 }, (_, at) => `${word} ${at}`);
    const diff = lineDiff(
      ["kept", ...lines("old")].join("\n"),
      ["kept", ...lines("new")].join("\n"),
    );
    expect(diff.filter(({ kind }) => kind === "same")).toEqual([]);
    expect(diff.slice(0, 2).map(({ text }) => text)).toEqual(["kept", "old 0"]);
    expect(diff).toHaveLength(302);
  });

  it("finds the few lines that changed in a text of thousands", () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `line ${at}`);
    const changed = lines.with(5000, "another");
    expect(
      lineDiff(lines.join("\n"), changed.join("\n")).filter(({ kind }) => kind !== "same"),
    ).toEqual([
      { kind: "removed", text: "line 5000" },
      { kind: "added", text: "another" },
    ]);
  });
});
