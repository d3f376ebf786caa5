import { expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import type { EvaluatedSlo } from "../slos/snapshot";
import { measuredHistories } from "./measured-history";

const slo = (service: string, kind: string, objectives: unknown[]) =>
  ({ slo: { sli: { kind }, service: { slug: service } }, objectives }) as unknown as EvaluatedSlo;
const objective = (targetPpm: number, sli: number | null, coverage = 0.5) => ({
  targetPpm,
  sli,
  coverage,
  window: { start: 0, end: 28 * DAY_MS },
});

it("says in percent what the strictest objective of availability measured, over the days with data", () => {
  expect(
    measuredHistories([
      slo("shop", "availability", [objective(990_000, 99.5), objective(999_000, 99.95)]),
      slo("shop", "latency", [objective(999_900, 90)]),
      slo("new", "availability", [objective(999_000, null)]),
    ]),
  ).toEqual([{ service: "shop", observedPercent: 99.95, days: 14 }]);
});
