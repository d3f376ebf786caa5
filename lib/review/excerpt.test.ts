import { describe, expect, it } from "vitest";
import { excerptOf } from "./excerpt";
import { type Finding } from "./finding";

const at = (line: number): Finding => ({
  rule: "R01",
  path: "a.ts",
  line,
  column: 1,
  endLine: line,
  severity: "error",
  confidence: "high",
  message: "",
  why: "",
  fix: null,
});
const textOf = (lines: number): string => "a();\n".repeat(lines);

describe("the excerpt of a file", () => {
  it("is the whole of a short one, with each finding on its line", () => {
    const shown = excerptOf(textOf(80), [at(2), at(2), at(80)]);
    expect(shown).toHaveLength(80);
    expect(shown[1]).toMatchObject({ number: 2, findings: [{ line: 2 }, { line: 2 }] });
    expect(shown[79]).toMatchObject({ number: 80, findings: [{ line: 80 }] });
  });

  it("leaves out of a long one what is more than three lines away, and counts it", () => {
    const shown = excerptOf(textOf(100), [at(10), at(15)]);
    expect(shown[0]).toEqual({ kind: "gap", after: 0, lines: 6 });
    expect(shown.at(-1)).toEqual({ kind: "gap", after: 18, lines: 82 });
    expect(shown.slice(1, -1).map((one) => one.kind === "line" && one.number)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 7),
    );
  });

  it("of a long one without findings is one gap", () => {
    expect(excerptOf(textOf(81), [])).toEqual([{ kind: "gap", after: 0, lines: 81 }]);
  });
});
