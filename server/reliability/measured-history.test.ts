import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { measuredHistories } from "./measured-history";

const objective = (
  targetPpm: number,
  sli: number | null,
  { days = 30, coverage = 1 }: { days?: number; coverage?: number | null } = {},
) => ({
  targetPpm,
  sli,
  coverage,
  window: { start: 0, end: days * DAY_MS },
});
const slo = (
  service: string,
  objectives: ReturnType<typeof objective>[],
  kind = "availability",
) => ({ slo: { sli: { kind }, service: { slug: service } }, objectives });

describe("measured history", () => {
  it("is that of the strictest target of a service, over as many days as were measured", () => {
    const slos = [
      slo("shop", [objective(990_000, 97), objective(999_000, 99.8, { coverage: 0.5 })]),
      slo("shop", [objective(995_000, 90)]),
      slo("till", [objective(950_000, 100)]),
    ];
    expect(measuredHistories(slos)).toEqual([
      { service: "shop", observedPercent: 99.8, days: 15 },
      { service: "till", observedPercent: 100, days: 30 },
    ]);
  });

  it("of two equal targets is that of the longer time", () => {
    const slos = [
      slo("shop", [objective(999_000, 90, { days: 7 }), objective(999_000, 80, { days: 28 })]),
      slo("shop", [objective(999_000, 70, { days: 14 })]),
    ];
    expect(measuredHistories(slos)).toEqual([{ service: "shop", observedPercent: 80, days: 28 }]);
  });

  it("is unknown where nothing was measured, or nothing of availability", () => {
    const slos = [
      slo("shop", [objective(999_000, null), objective(999_000, 100, { coverage: null })]),
      slo("shop", [objective(999_900, 50)], "latency"),
    ];
    expect(measuredHistories(slos)).toEqual([]);
  });
});
