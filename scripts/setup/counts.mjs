import { existsSync, readFileSync } from "node:fs";

const flat = (suites) => suites.flatMap(({ suites: inner = [], specs = [], file }) => [...specs.map((spec) => ({ ...spec, file })), ...flat(inner)]);
const named = ({ file, line, title }) => `${file}:${line} ${title}`;

const secondTries = ({ suites }) => flat(suites).filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
// A browser that hangs says nothing about what is tested; whatever failed otherwise has failed, though it passed afterwards.
const hung = ({ tests }) => tests.every(({ results }) => results.every(({ status }) => status === "passed" || status === "timedOut"));

const readers = {
  vitest: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }),
  torture: (counts) => counts,
  playwright: (report) => {
    const hangs = secondTries(report).filter(hung).length;
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected + hangs, failed: unexpected + flaky - hangs, skipped };
  },
};

const failures = {
  vitest: ({ testResults }) => testResults.flatMap(({ name, assertionResults }) => assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => `${name}: ${fullName}`)),
  torture: () => [],
  playwright: (report) => [...flat(report.suites).filter(({ ok }) => !ok), ...secondTries(report).filter((spec) => !hung(spec))].map(named),
};

/** The names of the tests that failed, as far as the part's report says them. */
export const failedTests = ({ reader, report }) => (reader && existsSync(report) ? failures[reader](JSON.parse(readFileSync(report, "utf8"))) : []);

/** The names of the tests whose browser hung at first, and which passed when begun again. */
export const hungTests = ({ reader, report }) => (reader === "playwright" && existsSync(report) ? secondTries(JSON.parse(readFileSync(report, "utf8"))).filter(hung).map(named) : []);

const only = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** Passed, failed and skipped tests of one part. A part that ended badly, or ran nothing, counts at least one failure. */
export function countsOf({ ok, reader, report }) {
  if (!reader) return only(ok);
  if (!existsSync(report)) return only(false);
  const counts = readers[reader](JSON.parse(readFileSync(report, "utf8")));
  const unexplained = counts.failed === 0 && (!ok || counts.passed === 0);
  return unexplained ? { ...counts, failed: 1 } : counts;
}
