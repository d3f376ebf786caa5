import { expect, test } from "vitest";
import { countsPerSecond } from "./per-second";

test.each([
  ["sum(rate(http_requests_total[5m]))", true],
  ["sum by () (irate (jobs_total[1m]))", true],
  ["sum(rate(http_requests_total[5m])) * 60", false],
  ["60*sum(rate(http_requests_total[5m]))", false],
  ["sum(rate(http_requests_total[5m])) * 600", true],
  ["sum(increase(http_requests_total[1m]))", false],
  ["sum(increase(job:http_errors:rate5m[1m]))", false],
  ['sum(increase(http_requests_total{handler="rate(x)"}[1m]))', false],
])("%s counts per second: %s", (query, expected) => {
  expect(countsPerSecond(query)).toBe(expected);
});
