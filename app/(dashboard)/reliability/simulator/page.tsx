import type { Metadata } from "next";
import type { SimulatorState } from "@/components/reliability/simulation-view";
import { simulationView } from "@/components/reliability/simulation-view";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { Simulator } from "@/components/reliability/simulator";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { comparisonOf } from "@/lib/reliability/simulate/asked";
import { PRESETS } from "@/lib/reliability/simulate/presets";
import {
  parseSimulatorQuery,
  SIMULATOR_PATH,
  type SimulatorQuery,
} from "@/lib/reliability/simulate/query";
import { requireActor } from "@/server/auth/current-actor";
import { runSimulation } from "@/server/reliability/run-simulation";

export const metadata: Metadata = { title: "Reliability simulator" };

export default async function SimulatorPage({ searchParams }: PageProps<"/reliability/simulator">) {
  await requireActor();
  const query = parseSimulatorQuery(await searchParams);
  const preset = PRESETS.find(({ id }) => id === query.preset);
  return (
    <>
      <PageHeader title="Reliability" />
      <ReliabilityTabs current="/reliability/simulator" />
      <FilterLinks
        label="Examples"
        className="mb-3"
        links={PRESETS.map(({ id, name }) => ({
          href: `${SIMULATOR_PATH}?preset=${id}`,
          label: name,
          current: id === query.preset,
        }))}
      />
      <p className="mb-4 max-w-[48rem] text-sm text-pretty text-muted">{preset?.lead}</p>
      <Simulator action={SIMULATOR_PATH} initial={await stateOf(query)} />
    </>
  );
}

/** The first run, so that it is there without JavaScript. */
async function stateOf(query: SimulatorQuery): Promise<SimulatorState> {
  const { preset, layers, flat } = query;
  const found = comparisonOf(query);
  if (found.kind === "wrong") return { preset, layers, flat, problems: found.problems, view: null };
  const { before, after } = await runSimulation(found.asked);
  const view = after && simulationView(found.asked, before, after);
  return { preset, layers, flat, problems: [], view };
}
