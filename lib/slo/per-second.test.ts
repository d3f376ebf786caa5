import { expect, test } from "vitest";
import { countsPerSecond, perSecondTrouble } from "./per-second";
import type { Source } from "./source";

test.each([
  ["sum(rate(http_requests_total[5m]))", true],
  ["sum by () (irate (jobs_total[1m]))", true],
  ["sum(rate(http_requests_total[5m])) * 60", false],
  ["60*sum(rate(http_requests_total[5m]))", false],
  ["sum(rate(http_requests_total[5m])) * 600", true],
  ["sum(increase(http_requests_total[1m]))", false],
  ["sum(increase(job:http_errors:rate5m[1m]))", false],
  ['sum(increase(http_requests_total{handler="rate(x)"}[1m]))', false],
  ["sum(rate(a_total[5m])) * 30 * 2", false],
  ["(60 * sum(rate(a_total[5m])))", false],
  ["sum(60 * rate(a_total[5m]))", false],
  ["sum(rate(a_total[5m])) * vector(60)", false],
  ["sum(rate(a_total[5m])) / (1 / 60)", false],
  ["sum(rate(a_total[5m])) * 6e1", false],
  ["-sum(rate(a_total[5m])) * -6e+1", false],
  ["sum(rate(a_total[5m])) * 3600", true],
  ["sum(rate(a_total[5m])) / 60", true],
  ["sum(rate(a_total[5m])) + 60 * sum(rate(b_total[5m]))", true],
  ["60 * sum(rate(a_total[5m])) + 60 * sum(rate(b_total[5m]))", false],
  ["60 * (sum(rate(a_total[5m])) - sum by (job) (irate(b_total[5m])))", false],
  ["sum(rate(a_total[5m])) and on () up > 60 * 1", true],
  ["sum(rate(a_total[5m])) or 60 * vector(0)", true],
  ["sum(rate(a_total[5m] offset 60s)) # * 60", true],
  ['sum(rate(a_total{size="60 * 1"}[5m]))', true],
  ["sum(rate(a_total[5m])) > bool 0", false],
  ["count(rate(a_total[5m]) > 0)", false],
  ["sum(rate(a_total[5m])) / sum(rate(b_total[5m]))", false],
  ["sum_over_time(sum(rate(a_total[1m]))[1m:1s])", false],
  ["max_over_time(sum(rate(a_total[1m]))[1m:1s])", true],
  ["sum(rate(a_total[5m])", false],
  ["WITH (x = 60) rate(a)", false],
])("%s counts per second: %s", (query, expected) => {
  expect(countsPerSecond(query)).toBe(expected);
});

const prometheus = { type: "prometheus", dataSource: "main" } as const;
const good = "sum(increase(good_total[1m]))";
const rate = "sum(rate(all_total[5m]))";

test.each<[Source, string | null]>([
  [{ type: "push" }, null],
  [{ ...prometheus, ratio: rate }, null],
  [{ ...prometheus, value: rate }, null],
  [{ ...prometheus, good, total: good }, null],
  [{ ...prometheus, good, total: rate }, "total: rate() and irate() count per second"],
  [{ ...prometheus, bad: rate, total: rate }, "bad: rate() and irate() count per second"],
  [{ ...prometheus, good: rate, total: good, absent: "zero" }, "good: rate() and irate()"],
])("of %o the trouble is %s", (source, trouble) => {
  const found = perSecondTrouble(source);
  if (trouble === null) expect(found).toBeNull();
  else expect(found).toContain(trouble);
});
