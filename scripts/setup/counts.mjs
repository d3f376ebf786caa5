import { existsSync, readFileSync } from "node:fs";

const flat = (suites) =>
  suites.flatMap(({ suites: inner = [], specs = [], file }) => [
    ...specs.map((spec) => ({ ...spec, file })),
    ...flat(inner),
  ]);
// What passes at a second try has failed.
const PLAYWRIGHT_STATES = {
  expected: "passed",
  skipped: "skipped",
  unexpected: "failed",
  flaky: "failed",
};

const readers = {
  vitest: (tests) => tests,
  playwright: ({ suites }) =>
    flat(suites).flatMap(({ file, line, title, tests }) =>
      tests.map(({ projectName, status, results }) => ({
        name: `${projectName} ${file}:${line} ${title}`,
        state: PLAYWRIGHT_STATES[status],
        ms: results.reduce((sum, { duration }) => sum + duration, 0),
      })),
    ),
};

/**
 * The tests of a stage, as its report has them: name, state and duration. None where there is no
 * such report.
 */
export const testsOf = ({ reader, report }) =>
  Object.hasOwn(readers, reader ?? "") && existsSync(report)
    ? readers[reader](JSON.parse(readFileSync(report, "utf8")))
    : [];

export const failedTests = (tests) =>
  tests.filter(({ state }) => state === "failed").map(({ name }) => name);

export const slowest = (tests, count) => [...tests].sort((a, b) => b.ms - a.ms).slice(0, count);

const only = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

function reported({ reader, report }) {
  if (reader === "counts") return JSON.parse(readFileSync(report, "utf8"));
  const tests = testsOf({ reader, report });
  const count = (state) => tests.filter((test) => test.state === state).length;
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}

/**
 * Passed, failed and skipped tests of one stage. A stage that ended badly, or ran nothing, counts
 * at least one failure.
 */
export function countsOf({ ok, reader, report }) {
  if (!reader) return only(ok);
  if (!existsSync(report)) return only(false);
  const counts = reported({ reader, report });
  const unexplained = counts.failed === 0 && (!ok || counts.passed === 0);
  return unexplained ? { ...counts, failed: 1 } : counts;
}
