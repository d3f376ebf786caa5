import { describe, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { afterQuietHours, type QuietHours } from "./quiet-hours";
import { groupedAt } from "./ticket-group";

const night: QuietHours = { from: 22 * 60, to: 7 * 60, timeZone: "Europe/Berlin" };
const lunch: QuietHours = { from: 12 * 60, to: 13 * 60, timeZone: "Asia/Kathmandu" };
const moved = (at: string, quiet: QuietHours | null) =>
  new Date(afterQuietHours(Date.parse(at), quiet)).toISOString();

describe("a ticket in quiet hours", () => {
  test("waits for their end, before and after midnight", () => {
    expect(moved("2026-06-01T20:00Z", night)).toBe("2026-06-02T05:00:00.000Z");
    expect(moved("2026-06-02T04:59Z", night)).toBe("2026-06-02T05:00:00.000Z");
  });

  test("goes at once when they have ended, or have not begun", () => {
    expect(moved("2026-06-02T05:00Z", night)).toBe("2026-06-02T05:00:00.000Z");
    expect(moved("2026-06-01T19:59Z", night)).toBe("2026-06-01T19:59:00.000Z");
    expect(moved("2026-06-01T23:00Z", null)).toBe("2026-06-01T23:00:00.000Z");
  });

  test("waits by the clock on the wall in the night that the clocks change", () => {
    expect(moved("2026-10-24T22:00Z", night)).toBe("2026-10-25T06:00:00.000Z");
    expect(moved("2026-03-28T22:00Z", night)).toBe("2026-03-29T05:00:00.000Z");
  });

  test("knows zones with odd minutes, and quiet hours within a day", () => {
    expect(moved("2026-06-01T06:15Z", lunch)).toBe("2026-06-01T07:15:00.000Z");
    expect(moved("2026-06-01T07:15Z", lunch)).toBe("2026-06-01T07:15:00.000Z");
  });

  test("never waits where they begin and end at the same minute", () => {
    const none = { from: 0, to: 0, timeZone: "UTC" };
    expect(moved("2026-06-01T06:15Z", none)).toBe("2026-06-01T06:15:00.000Z");
  });
});

describe("tickets of a team to one place", () => {
  const at = Date.parse("2026-06-01T12:00Z");

  test("wait five minutes for company, and an hour after the last", () => {
    expect(groupedAt(at, { waitingUntil: null, lastSentAt: null })).toBe(at + 5 * MINUTE_MS);
    expect(groupedAt(at, { waitingUntil: null, lastSentAt: at - 10 * MINUTE_MS })).toBe(
      at + 50 * MINUTE_MS,
    );
    expect(groupedAt(at, { waitingUntil: null, lastSentAt: at - HOUR_MS })).toBe(
      at + 5 * MINUTE_MS,
    );
  });

  test("join those that wait, but none whose time has passed", () => {
    expect(groupedAt(at, { waitingUntil: at + MINUTE_MS, lastSentAt: null })).toBe(at + MINUTE_MS);
    expect(groupedAt(at, { waitingUntil: at - 1, lastSentAt: null })).toBe(at + 5 * MINUTE_MS);
  });
});
