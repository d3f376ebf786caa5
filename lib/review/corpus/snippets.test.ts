import { describe, expect, it } from "vitest";
import { mistakesOf, precisionOf, recallOf, scoresOf, verdictOf, verdictsOf } from "./score";
import { snippetsOf } from "./snippets";
import { type Finding } from "../finding";

const found = (rule: Finding["rule"], line: number): Finding => ({
  rule,
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

const TEXT = `=== one fault\nfetch(url);\n^ R01 R19\n\n=== none, elsewhere @ src/b.tsx\nload();\n`;

describe("a file of the corpus", () => {
  it("labels the line above each mark", () => {
    expect(snippetsOf(TEXT, "src/a.ts")).toMatchObject([
      {
        title: "one fault",
        path: "src/a.ts",
        labels: [
          { rule: "R01", line: 1 },
          { rule: "R19", line: 1 },
        ],
      },
      { title: "none, elsewhere", path: "src/b.tsx", labels: [] },
    ]);
  });

  it("says where its snippets come from, in its first line or not at all", () => {
    const origins = (text: string) => snippetsOf(text, "src/a.ts").map(({ origin }) => origin);
    expect(origins(`origin: held-out-1\n\n${TEXT}`)).toEqual(["held-out-1", "held-out-1"]);
    expect(origins(TEXT)).toEqual(["with-rules", "with-rules"]);
  });

  it("refuses a mark that names no rule", () => {
    expect(() => snippetsOf("=== a\nb();\n^ R99\n", "a.ts")).toThrow("names no rule");
  });
});

describe("the score", () => {
  const [one, two] = snippetsOf(TEXT, "src/a.ts");
  if (!one || !two) throw new Error("The text has two snippets");

  it("counts what is found without a label, and what is labelled and not found", () => {
    const judged = [
      { family: "javascript" as const, snippet: one, findings: [found("R01", 1), found("R01", 1)] },
      { family: "javascript" as const, snippet: two, findings: [found("R01", 1)] },
    ];
    expect(judged.flatMap(mistakesOf).map(({ kind, rule }) => `${kind} ${rule}`)).toEqual([
      "missed R19",
      "extra R01",
    ]);
    expect(scoresOf(judged)).toMatchObject([
      { rule: "R01", hits: 1, extra: 1, missed: 0 },
      { rule: "R19", hits: 0, extra: 0, missed: 1 },
    ]);
  });

  it.each([
    { hits: 19, extra: 1, missed: 3, precision: 0.95, recall: 19 / 22, verdict: "ships" },
    { hits: 18, extra: 1, missed: 0, precision: 18 / 19, recall: 1, verdict: "hint" },
    { hits: 16, extra: 0, missed: 3, precision: 1, recall: 16 / 19, verdict: "hint" },
    { hits: 2, extra: 3, missed: 0, precision: 0.4, recall: 1, verdict: "withheld" },
  ])("ships at 95% precision and 85% recall: $hits right, $extra wrong, $missed missed", (row) => {
    const score = { rule: "R01" as const, family: "go" as const, ...row };
    expect(precisionOf(score)).toBeCloseTo(row.precision, 10);
    expect(recallOf(score)).toBeCloseTo(row.recall, 10);
    expect(verdictOf(score)).toBe(row.verdict);
  });

  it("lets a rule ship as the worse of all snippets and of those labelled apart from it", () => {
    const found20 = Array.from({ length: 20 }, () => ({
      family: "javascript" as const,
      snippet: one,
      findings: [found("R01", 1), found("R19", 1)],
    }));
    const apart = {
      family: "javascript" as const,
      snippet: { ...one, origin: "held-out-1" },
      findings: [found("R19", 1)],
    };
    expect(verdictsOf([...found20, apart])).toEqual([
      { rule: "R01", family: "javascript", verdict: "hint" },
      { rule: "R19", family: "javascript", verdict: "ships" },
    ]);
  });
});
