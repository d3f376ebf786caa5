import type { FieldError } from "@/lib/errors/app-error";
import { comparedRows, runWords, type ComparedRow } from "@/lib/reliability/simulate/compare";
import type { Comparison } from "@/lib/reliability/simulate/asked";
import type { Flat } from "@/lib/reliability/simulate/flat";
import type { Run } from "@/lib/reliability/simulate/simulate";
import { capacityPerSecond, whyDifferent } from "@/lib/reliability/simulate/why";
import { packedChart, type PackedChart } from "../../charts/packed-chart";
import { callsChart, goodputChart, mostQueued, queueChart } from "../../charts/simulation";

export type SimulationView = {
  why: string;
  run: string;
  rows: ComparedRow[];
  charts: { title: string; chart: PackedChart }[];
};

/** What is typed, and what came of it: a view, or what is wrong with it. */
export type SimulatorState = {
  preset: string;
  layers: number;
  flat: Flat;
  problems: FieldError[];
  view: SimulationView | null;
};

/** Two runs as the page shows them, on the server and in the browser alike. */
export function simulationView(asked: Comparison, before: Run, after: Run): SimulationView {
  const { scenario } = asked;
  const simulated = {
    scenario,
    before,
    after,
    capacityPerSecond: capacityPerSecond(asked.after),
  };
  const waits = Math.max(mostQueued(before), mostQueued(after)) > 0;
  return {
    why: whyDifferent({ before: before.summary, after: after.summary, settings: asked.after }),
    run: runWords(after.summary, scenario),
    rows: comparedRows(before.summary, after.summary),
    charts: [
      { title: "Requests that succeed each second", chart: packedChart(goodputChart(simulated)) },
      { title: "Calls to the dependency each second", chart: packedChart(callsChart(simulated)) },
      ...(waits ? [{ title: "Calls that wait", chart: packedChart(queueChart(simulated)) }] : []),
    ],
  };
}
