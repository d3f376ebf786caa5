import { describe, expect, it } from "vitest";
import { metricOf, METRICS, recordedMs, type Metric, type MetricResult } from "./metrics";
import type { IncidentRecord } from "./record";

const MINUTE = 60_000;
const START = Date.UTC(2026, 9, 1, 12);
const after = (minutes: number) => START + minutes * MINUTE;

const incident = (change: Partial<IncidentRecord> = {}): IncidentRecord => ({
  number: 7,
  title: "Checkout down",
  severity: "SEV1",
  status: "resolved",
  declaredAt: after(6),
  team: "payments",
  services: ["checkout"],
  startedAt: START,
  detectedAt: after(4),
  acknowledgedAt: after(7),
  mitigatedAt: after(40),
  resolvedAt: after(95),
  ...change,
});

describe("the times that one incident took", () => {
  it.each([
    ["detect", 4],
    ["acknowledge", 3],
    ["mitigate", 40],
    ["resolve", 95],
  ] as const)(
    "to %s are counted from where domain and clock say: %i minutes",
    (metric, minutes) => {
      expect(metricOf(incident(), metric)).toEqual({ state: "recorded", ms: minutes * MINUTE });
    },
  );

  it("may be nothing at all: what was detected as it began took 0 ms", () => {
    expect(metricOf(incident({ detectedAt: START }), "detect")).toEqual({
      state: "recorded",
      ms: 0,
    });
  });

  it.each(METRICS)(
    "are not counted when it was canceled, also where all times to %s are there",
    (metric) => {
      expect(metricOf(incident({ status: "canceled" }), metric)).toEqual({
        state: "not-applicable",
        why: "It was canceled.",
      });
      expect(recordedMs(incident({ status: "canceled" }), metric)).toBeNull();
    },
  );

  const open = {
    status: "investigating",
    detectedAt: null,
    acknowledgedAt: null,
    mitigatedAt: null,
    resolvedAt: null,
  } as const;
  it.each(METRICS)("to %s are pending while it is open", (metric) => {
    expect(metricOf(incident(open), metric)).toEqual({ state: "pending" });
  });

  it.each<[Metric, Partial<IncidentRecord>, MetricResult]>([
    [
      "detect",
      { detectedAt: null },
      { state: "not-applicable", why: "It ended without a time for “Detected”." },
    ],
    [
      "acknowledge",
      { detectedAt: null },
      { state: "not-applicable", why: "It ended without a time for “Detected”." },
    ],
    [
      "acknowledge",
      { acknowledgedAt: null },
      { state: "not-applicable", why: "It ended without a time for “Acknowledged”." },
    ],
    [
      "mitigate",
      { mitigatedAt: null },
      { state: "not-applicable", why: "It ended without a time for “Mitigated”." },
    ],
    [
      "detect",
      { detectedAt: after(-1) },
      { state: "invalid", why: "“Detected” lies before “Impact began”." },
    ],
    [
      "acknowledge",
      { acknowledgedAt: after(3) },
      { state: "invalid", why: "“Acknowledged” lies before “Detected”." },
    ],
    [
      "mitigate",
      { status: "monitoring", resolvedAt: null },
      { state: "recorded", ms: 40 * MINUTE },
    ],
    ["resolve", { status: "monitoring", resolvedAt: null }, { state: "pending" }],
  ])("to %s with %o", (metric, change, result) => {
    expect(metricOf(incident(change), metric)).toEqual(result);
  });
});
