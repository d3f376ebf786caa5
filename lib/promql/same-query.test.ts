import { expect, test } from "vitest";
import { isSameQuery } from "./same-query";

test.each([
  ["sum(increase(a_total[1m]))", "sum( increase(a_total [1m]) )", true],
  ["sum(increase(a_total[1m]))", "(sum(increase((a_total[1m]))))", true],
  ["sum(increase(a_total[1m]))", "sum(increase(a_total[1m])) # all", true],
  ['sum(a{x="1", y=~"2.*"})', "sum(a{y=~\"2.*\",x='1'})", false],
  ['sum(a{x="1", y=~"2.*"})', 'sum(a{y=~"2.*",x="1",})', true],
  ["sum by (a, b) (x)", "SUM(x) by (b,a)", true],
  ["a + b * c", "a + (b * c)", true],
  ["a + b * c", "(a + b) * c", false],
  ["a - b - c", "a - (b - c)", false],
  ["a ^ b ^ c", "a ^ (b ^ c)", true],
  ["-a ^ b", "-(a ^ b)", true],
  ["a / on (job) b", "a / b", false],
  ["a / on (job, x) group_left (y) b", "a / on(x,job) group_left(y) (b)", true],
  ["a * 60", "a * 60.0", true],
  ["a offset 5m", "a", false],
  ["a @ end()", "(a @ end())", true],
  ["increase(a[1m])", "increase(a[2m])", false],
  ["max_over_time(rate(a[1m])[5m:1m])", "max_over_time((rate(a[1m]))[5m:1m])", true],
  ['label_replace(a, "x", "$1", "y", "(.*)")', 'label_replace((a), "x", "$1", "y", "(.*)")', true],
  ['a{x="1 2"}', 'a{x="12"}', false],
  ["sum(increase(a_total[1m])", "sum (increase(a_total[1m])", true],
  ["(((", "((", false],
])("%s asks the same as %s: %s", (a, b, same) => {
  expect(isSameQuery(a, b)).toBe(same);
  expect(isSameQuery(b, a)).toBe(same);
});

test.each(["(", "-", "sum(", "a[", "a{", "a offset ", "1+", "a by("])(
  "a thousand %j are compared as text",
  (part) => {
    expect(isSameQuery(part.repeat(1000), `${part.repeat(1000)} `)).toBe(true);
  },
);
