import { expect, it } from "vitest";
import { callLine } from "./call-line";

it.each([
  [{}, "timeouts and attempts unknown"],
  [{ attempts: 1 }, "timeout unknown, 1 attempt"],
  [{ attemptTimeoutMs: null, attempts: 3 }, "no timeout, 3 attempts"],
  [{ attemptTimeoutMs: 0 }, "0 ms per attempt, attempts unknown"],
  [
    { attemptTimeoutMs: 1500, attempts: 2, totalTimeoutMs: 4000 },
    "1,500 ms per attempt, 2 attempts, 4,000 ms in total",
  ],
])("says %j as %j", (settings, line) => {
  expect(callLine(settings)).toBe(line);
});
