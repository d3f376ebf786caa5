import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { countsOf, failedTests, slowest, testsOf } from "./counts.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "burnline-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

let reports = 0;
function reportOf(content) {
  const file = path.join(folder, `${++reports}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const tests = (state, count) =>
  Array.from({ length: count }, (_, index) => ({ name: `${state} ${index}`, state, ms: index }));
const vitest = (passed, failed, skipped = 0) =>
  reportOf([...tests("passed", passed), ...tests("failed", failed), ...tests("skipped", skipped)]);
const spec = (title, status, durations = [1]) => ({
  title,
  line: 7,
  tests: [{ projectName: "sqlite", status, results: durations.map((duration) => ({ duration })) }],
});
const playwright = (...statuses) =>
  reportOf({
    suites: [{ file: "a.spec.ts", specs: statuses.map((status) => spec(status, status)) }],
  });

describe("the counts of a stage", () => {
  test.each([
    ["without a report counts as one", { ok: true }, { passed: 1, failed: 0, skipped: 0 }],
    [
      "without a report that failed counts as one",
      { ok: false },
      { passed: 0, failed: 1, skipped: 0 },
    ],
    [
      "are Vitest's",
      { ok: false, reader: "vitest", report: vitest(7, 2, 1) },
      { passed: 7, failed: 2, skipped: 1 },
    ],
    [
      "are Playwright's, where one that passed at its second try failed",
      {
        ok: true,
        reader: "playwright",
        report: playwright("expected", "expected", "flaky", "unexpected", "skipped"),
      },
      { passed: 2, failed: 2, skipped: 1 },
    ],
    [
      "are those of the kills",
      { ok: false, reader: "counts", report: reportOf({ passed: 51, failed: 1, skipped: 0 }) },
      { passed: 51, failed: 1, skipped: 0 },
    ],
    [
      "hold a failure when the stage failed though every test passed",
      { ok: false, reader: "vitest", report: vitest(7, 0) },
      { passed: 7, failed: 1, skipped: 0 },
    ],
    [
      "hold a failure when nothing ran",
      { ok: true, reader: "vitest", report: vitest(0, 0) },
      { passed: 0, failed: 1, skipped: 0 },
    ],
    [
      "are one failure when the stage died before its report",
      { ok: false, reader: "vitest", report: path.join(folder, "none.json") },
      { passed: 0, failed: 1, skipped: 0 },
    ],
  ])("%s", (_case, stage, expected) => {
    expect(countsOf(stage)).toEqual(expected);
  });
});

describe("the tests of a stage", () => {
  const report = reportOf({
    suites: [
      {
        file: "a.spec.ts",
        specs: [spec("one", "unexpected", [30, 40])],
        suites: [
          {
            file: "a.spec.ts",
            specs: [spec("two", "flaky", [90, 5]), spec("three", "expected", [80])],
          },
        ],
      },
    ],
  });
  const found = testsOf({ reader: "playwright", report });

  test("that failed are named by file and line", () => {
    expect(failedTests(found)).toEqual(["sqlite a.spec.ts:7 one", "sqlite a.spec.ts:7 two"]);
  });

  test("are ordered by all the time that they took", () => {
    expect(slowest(found, 2).map(({ name, ms }) => [name, ms])).toEqual([
      ["sqlite a.spec.ts:7 two", 95],
      ["sqlite a.spec.ts:7 three", 80],
    ]);
    expect(found.map(({ ms }) => ms)).toEqual([70, 95, 80]);
  });

  test("are none without a report, or where it holds counts alone", () => {
    expect(testsOf({ reader: undefined, report })).toEqual([]);
    expect(testsOf({ reader: "vitest", report: path.join(folder, "none.json") })).toEqual([]);
    expect(
      testsOf({ reader: "counts", report: reportOf({ passed: 1, failed: 0, skipped: 0 }) }),
    ).toEqual([]);
  });
});
