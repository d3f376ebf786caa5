import { existsSync, readFileSync } from "node:fs";

const readers = {
  vitest: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }),
  torture: (counts) => counts,
  playwright: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
};

const flat = (suites) => suites.flatMap(({ suites: inner = [], specs = [], file }) => [...specs.map((spec) => ({ ...spec, file })), ...flat(inner)]);

const failures = {
  vitest: ({ testResults }) => testResults.flatMap(({ name, assertionResults }) => assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => `${name}: ${fullName}`)),
  torture: () => [],
  playwright: ({ suites }) => flat(suites).filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} ${title}`),
};

/** The names of the tests that failed, as far as the part's report says them. */
export const failedTests = ({ reader, report }) => (reader && existsSync(report) ? failures[reader](JSON.parse(readFileSync(report, "utf8"))) : []);

const only = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** Passed, failed and skipped tests of one part. A part that ended badly, or ran nothing, counts at least one failure. */
export function countsOf({ ok, reader, report }) {
  if (!reader) return only(ok);
  if (!existsSync(report)) return only(false);
  const counts = readers[reader](JSON.parse(readFileSync(report, "utf8")));
  const unexplained = counts.failed === 0 && (!ok || counts.passed === 0);
  return unexplained ? { ...counts, failed: 1 } : counts;
}
