import { describe, expect, it } from "vitest";
import { formatClock, formatDuration, formatDurationWords } from "./duration";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("durations", () => {
  it.each([
    [0, "0 s", "0 seconds"],
    [400, "<1 s", "0 seconds"],
    [48_000, "48 s", "48 seconds"],
    [59_999, "59 s", "59 seconds"],
    [4.3 * MINUTE, "4.3 min", "4.3 minutes"],
    [40.32 * MINUTE, "40.3 min", "40.3 minutes"],
    [59.97 * MINUTE, "59.9 min", "59.9 minutes"],
    [HOUR, "1 h", "1 hour"],
    [3 * HOUR + 5.9 * MINUTE, "3 h 5 min", "3 hours"],
    [DAY + 21 * HOUR, "1 d 21 h", "45 hours"],
    [DAY + 11 * MINUTE, "1 d 0 h 11 min", "24.1 hours"],
    [3 * DAY + 4 * HOUR + 12.9 * MINUTE, "3 d 4 h 12 min", "3.1 days"],
    [3 * DAY + 23 * HOUR, "3 d 23 h", "3.9 days"],
    [9 * DAY, "9 d", "9 days"],
    [12.9 * DAY, "12 d", "12 days"],
    [1200 * DAY, "1,200 d", "1,200 days"],
    [-90_000, "−1.5 min", "−1.5 minutes"],
    [Infinity, "never", "never"],
    [null, "no data", "no data"],
  ])("%s ms reads %s, in words %s", (ms, short, words) => {
    expect(formatDuration(ms).replaceAll("\u202f", " ")).toBe(short);
    expect(formatDurationWords(ms)).toBe(words);
  });

  it("a running clock counts hours past a day and never below zero", () => {
    expect(formatClock(2_530_000)).toBe("0:42:10");
    expect(formatClock(26 * HOUR)).toBe("26:00:00");
    expect(formatClock(-5)).toBe("0:00:00");
  });
});
