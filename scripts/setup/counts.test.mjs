import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { countsOf, failedTests, hungTests } from "./counts.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "burnline-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

let reports = 0;
function reportOf(content) {
  const file = path.join(folder, `${++reports}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const vitest = (numPassedTests, numFailedTests, numPendingTests = 0) => reportOf({ numPassedTests, numFailedTests, numPendingTests, numTodoTests: 0 });
const secondTry = (title, first) => ({ title, ok: true, line: 9, tests: [{ status: "flaky", results: [{ status: first }, { status: "passed" }] }] });
const playwright = (expected, unexpected, flaky = []) =>
  reportOf({ stats: { expected, unexpected, flaky: flaky.length, skipped: 1 }, suites: [{ file: "b.spec.ts", specs: flaky.map((first) => secondTry(first, first)) }] });

describe("the counts of a part", () => {
  test.each([
    ["without a report counts as one", { ok: true }, { passed: 1, failed: 0, skipped: 0 }],
    ["without a report that failed counts as one", { ok: false }, { passed: 0, failed: 1, skipped: 0 }],
    ["are Vitest's", { ok: false, reader: "vitest", report: vitest(7, 2, 1) }, { passed: 7, failed: 2, skipped: 1 }],
    ["are Playwright's, where a flaky test failed", { ok: false, reader: "playwright", report: playwright(3, 1, ["failed"]) }, { passed: 3, failed: 2, skipped: 1 }],
    ["are Playwright's, where one passed after its browser hung", { ok: true, reader: "playwright", report: playwright(3, 0, ["timedOut"]) }, { passed: 4, failed: 0, skipped: 1 }],
    ["are those of the torture", { ok: false, reader: "torture", report: reportOf({ passed: 51, failed: 1, skipped: 0 }) }, { passed: 51, failed: 1, skipped: 0 }],
    ["hold a failure when a file could not be loaded though every test passed", { ok: false, reader: "vitest", report: vitest(7, 0) }, { passed: 7, failed: 1, skipped: 0 }],
    ["hold a failure when nothing ran", { ok: true, reader: "vitest", report: vitest(0, 0) }, { passed: 0, failed: 1, skipped: 0 }],
    ["are one failure when the part died before its report", { ok: false, reader: "vitest", report: path.join(folder, "none.json") }, { passed: 0, failed: 1, skipped: 0 }],
  ])("%s", (_case, part, expected) => {
    expect(countsOf(part)).toEqual(expected);
  });
});

describe("the tests that failed", () => {
  test("are named by file, and by line or suite", () => {
    const ofVitest = reportOf({ testResults: [{ name: "a.test.ts", assertionResults: [{ status: "failed", fullName: "sums add up" }, { status: "passed", fullName: "no" }] }] });
    const spec = (title, ok) => ({ title, ok, line: 7, tests: [{ status: ok ? "expected" : "unexpected", results: [] }] });
    const ofPlaywright = reportOf({ suites: [{ file: "a.spec.ts", specs: [spec("one", false)], suites: [{ file: "a.spec.ts", specs: [spec("two", false), spec("three", true)] }] }] });
    expect(failedTests({ reader: "vitest", report: ofVitest })).toEqual(["a.test.ts: sums add up"]);
    expect(failedTests({ reader: "playwright", report: ofPlaywright })).toEqual(["a.spec.ts:7 one", "a.spec.ts:7 two"]);
    expect(failedTests({ reader: undefined, report: ofVitest })).toEqual([]);
    expect(failedTests({ reader: "vitest", report: path.join(folder, "none.json") })).toEqual([]);
  });

  test("are apart from those whose browser hung", () => {
    const part = { reader: "playwright", report: playwright(1, 0, ["failed", "timedOut"]) };
    expect(failedTests(part)).toEqual(["b.spec.ts:9 failed"]);
    expect(hungTests(part)).toEqual(["b.spec.ts:9 timedOut"]);
  });
});
