import Ajv from "ajv";
import draft4 from "ajv/lib/refs/json-schema-draft-04.json";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import { describe, expect, it } from "vitest";
import { NO_COUNTS } from "../counts";
import { type Finding } from "../finding";
import { type Review } from "../reviewed";
import { githubReport } from "./github";
import { sarifReport } from "./sarif";
import { countText } from "./count-text";
import { textReport } from "./text";

const FINDING: Finding = {
  rule: "R01",
  path: "src/a b/päth.ts",
  line: 3,
  column: 7,
  endLine: 4,
  severity: "error",
  confidence: "high",
  message: "axios.get has no timeout: it may never return.",
  why: "100% of it\nhangs.",
  fix: "--- a\n+++ b\n",
};
const REVIEW: Review = {
  findings: [FINDING, { ...FINDING, rule: "R22", severity: "hint", fix: null }],
  counts: { error: 1, warning: 0, hint: 1 },
  unread: [{ path: "../odd:name\ud800.py", why: "It takes too long to read." }],
  files: 2,
  lines: 40,
};

const MANY = { ...REVIEW, counts: { error: 12_000, warning: 340, hint: 5 } };
const UNLISTED =
  "Only the first 2 of 12,345 findings are listed: at most 100 of a rule in a file, and 1,000 in all.";

describe("the SARIF log", () => {
  const ajv = new Ajv({ schemaId: "auto", validateSchema: false });
  ajv.addMetaSchema(draft4);
  const isValid = ajv.compile(sarifSchema);
  const faultsOf = (log: unknown) => (isValid(log) ? [] : isValid.errors);

  it("is valid by the schema of SARIF 2.1.0", () => {
    expect(faultsOf(sarifReport(REVIEW))).toEqual([]);
    expect(faultsOf(sarifReport({ ...REVIEW, findings: [] }))).toEqual([]);
  });

  it("says how many findings it leaves out, as a notification of the tool", () => {
    const log = sarifReport(MANY);
    expect(faultsOf(log)).toEqual([]);
    expect(log.runs[0]?.invocations[0]?.toolExecutionNotifications.at(-1)).toEqual({
      level: "warning",
      message: { text: UNLISTED },
    });
  });

  it("is held to a schema that refuses a level of another name", () => {
    const log = sarifReport(REVIEW);
    const odd = {
      ...log,
      runs: log.runs.map((run) => ({
        ...run,
        results: [{ message: { text: "a" }, level: "hint" }],
      })),
    };
    expect(faultsOf(odd)).not.toEqual([]);
  });

  it("points each result at its rule and its place, in a URI", () => {
    const [run] = sarifReport(REVIEW).runs;
    const [first, last] = run?.results ?? [];
    expect(run?.tool.driver.rules[last?.ruleIndex ?? 0]?.id).toBe("R22");
    expect(first).toMatchObject({
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "src/a%20b/p%C3%A4th.ts" },
            region: { startLine: 3, startColumn: 7, endLine: 4 },
          },
        },
      ],
    });
    expect(last?.level).toBe("note");
  });
});

describe("annotations for GitHub", () => {
  it("escape what would end them", () => {
    expect(githubReport(REVIEW).split("\n")).toEqual([
      "::error file=src/a b/päth.ts,line=3,endLine=4,col=7,title=R01::axios.get has no timeout: it may never return. 100%25 of it%0Ahangs.",
      "::notice file=src/a b/päth.ts,line=3,endLine=4,col=7,title=R22::axios.get has no timeout: it may never return. 100%25 of it%0Ahangs.",
      "::warning file=../odd%3Aname\ud800.py::Not reviewed. It takes too long to read.",
    ]);
  });

  it("end with how many are left out", () => {
    expect(githubReport(MANY).split("\n").at(-1)).toBe(`::warning::${UNLISTED}`);
  });
});

describe("the report for a terminal", () => {
  it("begins each finding with its place and ends with the sum", () => {
    const lines = textReport(REVIEW).split("\n");
    expect(lines[0]).toBe(
      "src/a b/päth.ts:3:7 error R01 axios.get has no timeout: it may never return.",
    );
    expect(lines.at(-1)).toBe("2 files, 40 lines: 1 error, 1 hint");
    const single = textReport({ ...REVIEW, files: 1, lines: 1 });
    expect(single.split("\n").at(-1)).toBe("1 file, 1 line: 1 error, 1 hint");
    expect(countText(NO_COUNTS)).toBe("nothing found");
  });

  it("sums up all that was found, and says how much of it is listed", () => {
    expect(textReport(MANY).split("\n").slice(-2)).toEqual([
      "2 files, 40 lines: 12,000 errors, 340 warnings, 5 hints",
      UNLISTED,
    ]);
  });
});
