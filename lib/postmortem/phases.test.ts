import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IncidentTimes } from "@/lib/incident/times";
import { factsOf, phasesOf } from "./phases";

const MINUTE = 60_000;
const times = (
  detected: number | null,
  acknowledged: number | null,
  mitigated: number | null,
  resolved: number | null,
): IncidentTimes => {
  const at = (minute: number | null) => (minute === null ? null : minute * MINUTE);
  return {
    startedAt: 0,
    detectedAt: at(detected),
    acknowledgedAt: at(acknowledged),
    mitigatedAt: at(mitigated),
    resolvedAt: at(resolved),
  };
};
const read = (given: IncidentTimes) =>
  phasesOf(given).map(({ names, start, end }) => `${names.join("+")} ${(end - start) / MINUTE}`);

describe("where the time of an incident went", () => {
  it.each([
    [times(5, 8, 30, 60), ["detect 5", "respond 3", "mitigate 22", "resolve 30"]],
    [times(null, 8, 30, 60), ["detect+respond 8", "mitigate 22", "resolve 30"]],
    [times(5, null, 30, 60), ["detect 5", "respond+mitigate 25", "resolve 30"]],
    [times(5, 8, null, 60), ["detect 5", "respond 3", "mitigate+resolve 52"]],
    [times(null, null, null, 60), ["detect+respond+mitigate+resolve 60"]],
    [times(0, 8, 60, 60), ["respond 8", "mitigate 52"]],
  ])(
    "%#: a phase whose end is not known merges with the next, one without length is left out",
    (given, phases) => {
      expect(read(given)).toEqual(phases);
    },
  );

  it("an outage that was noticed when it was over has no time to detect of its own", () => {
    expect(read(times(40, 45, 30, 60))).toEqual(["detect+respond+mitigate 30", "resolve 30"]);
  });

  it("is not drawn for an incident that is not resolved, or has no length", () => {
    expect(phasesOf(times(5, 8, 30, null))).toEqual([]);
    expect(phasesOf(times(0, 0, 0, 0))).toEqual([]);
  });

  it("follows without gaps from the beginning to the end, whatever is known, and names every phase with a length at most once", () => {
    const minute = fc.option(fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(
        minute,
        minute,
        minute,
        fc.integer({ min: 1, max: 100 }),
        (detected, acknowledged, mitigated, resolved) => {
          const phases = phasesOf(times(detected, acknowledged, mitigated, resolved));
          expect(phases[0]?.start).toBe(0);
          expect(phases.at(-1)?.end).toBe(resolved * MINUTE);
          for (const [index, phase] of phases.entries()) {
            expect(phase.end).toBeGreaterThan(phase.start);
            if (index > 0) expect(phase.start).toBe(phases[index - 1]?.end);
          }
          expect(
            phases.reduce((sum, { start, end }) => sum + (end - start) / (resolved * MINUTE), 0),
          ).toBeCloseTo(1, 9);
          const names = phases.flatMap((phase) => phase.names);
          expect(new Set(names).size).toBe(names.length);
        },
      ),
    );
  });
});

describe("the facts of an incident", () => {
  it("count from the beginning of the impact, acknowledging from the detection", () => {
    expect(factsOf(times(5, 8, 30, 60))).toEqual({
      durationMs: 30 * MINUTE,
      timeToDetectMs: 5 * MINUTE,
      timeToAcknowledgeMs: 3 * MINUTE,
      timeToMitigateMs: 30 * MINUTE,
      timeToResolveMs: 60 * MINUTE,
    });
  });

  it("are missing where one of the two times is", () => {
    expect(factsOf(times(null, 8, null, 60))).toEqual({
      durationMs: 60 * MINUTE,
      timeToDetectMs: null,
      timeToAcknowledgeMs: null,
      timeToMitigateMs: null,
      timeToResolveMs: 60 * MINUTE,
    });
  });
});
