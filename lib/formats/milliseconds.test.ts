import { expect, test } from "vitest";
import { formatMs } from "./milliseconds";

test.each([
  [0, "0\u202fms"],
  [0.42, "0.4\u202fms"],
  [146.6, "147\u202fms"],
  [1200, "1,200\u202fms"],
  [43_200, "43.2\u202fs"],
  [150_000, "2.5\u202fmin"],
  [null, "no data"],
])("%d ms read %s", (ms, text) => {
  expect(formatMs(ms)).toBe(text);
});
