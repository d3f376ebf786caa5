import { describe, expect, it } from "vitest";
import { localMinute } from "@/lib/time/local-text";
import { statusFormSchema, timeFormSchema } from "./form";
import { settledTime } from "./times";

const AT = Date.parse("2026-11-28T10:07:42.250Z");
const zone = { timeZone: "Asia/Kathmandu" };
const minute = localMinute(AT, "Asia/Kathmandu");

describe("a time in a form of an incident", () => {
  it("that still is what the field began with means now, and any other that minute", () => {
    const sent = { incident: "7", to: "resolved", filled: minute, ...zone };
    const timeOf = (at: string) => statusFormSchema.parse({ ...sent, incident: 7, at }).at;
    expect(minute).toBe("2026-11-28T15:52");
    expect(timeOf(minute)).toBeNull();
    expect(timeOf("")).toBeNull();
    expect(timeOf("2026-11-28T15:40")).toBe(Date.parse("2026-11-28T09:55:00Z"));
  });

  it("that is saved as it is shown keeps its seconds", () => {
    const parsed = (at: string) =>
      timeFormSchema.parse({ incident: 7, mark: "detected", at, was: AT, ...zone }).at;
    expect(parsed(minute)).toBeUndefined();
    expect(parsed("2026-11-28T15:53")).toBe(Date.parse("2026-11-28T10:08:00Z"));
    expect(parsed("")).toBeNull();
  });

  it.each(["0001-01-01T00:00", "0026-11-28T15:52", "1969-12-31T12:00"])(
    "of %s is refused",
    (at) => {
      expect(timeFormSchema.safeParse({ incident: 7, mark: "started", at, ...zone }).success).toBe(
        false,
      );
    },
  );

  it("to the minute is never before what it follows on in that minute", () => {
    const times = {
      startedAt: AT,
      detectedAt: null,
      acknowledgedAt: null,
      mitigatedAt: null,
      resolvedAt: null,
    };
    const shown = Date.parse("2026-11-28T10:07:00Z");
    expect(settledTime(times, "detected", shown)).toBe(AT);
    expect(settledTime(times, "detected", shown - 60_000)).toBe(shown - 60_000);
    expect(settledTime(times, "started", shown)).toBe(shown);
  });
});
