import { existsSync, readFileSync } from "node:fs";

const readers = {
  vitest: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }),
  torture: (counts) => counts,
  playwright: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
};

const only = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** Passed, failed and skipped tests of one part. A part that ended badly, or ran nothing, counts at least one failure. */
export function countsOf({ ok, reader, report }) {
  if (!reader) return only(ok);
  if (!existsSync(report)) return only(false);
  const counts = readers[reader](JSON.parse(readFileSync(report, "utf8")));
  const unexplained = counts.failed === 0 && (!ok || counts.passed === 0);
  return unexplained ? { ...counts, failed: 1 } : counts;
}
