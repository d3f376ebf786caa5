import type { Metadata } from "next";
import type { SimulatorState } from "@/components/reliability/simulator/simulation-view";
import { simulationView } from "@/components/reliability/simulator/simulation-view";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { Simulator } from "@/components/reliability/simulator/simulator";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { StatusMessage } from "@/components/ui/status-message";
import type { Actor } from "@/db/access/actor";
import { comparisonOf } from "@/lib/reliability/simulate/asked";
import { PRESETS } from "@/lib/reliability/simulate/presets";
import {
  parseSimulatorQuery,
  SIMULATOR_PATH,
  type SimulatorQuery,
} from "@/lib/reliability/simulate/query";
import { requireActor } from "@/server/auth/current-actor";
import { HttpError } from "@/server/http/problem";
import { simulateFor } from "@/server/http/simulate-for";

export const metadata: Metadata = { title: "Simulator" };

export default async function SimulatorPage({ searchParams }: PageProps<"/reliability/simulator">) {
  const actor = await requireActor();
  const query = parseSimulatorQuery(await searchParams);
  const preset = PRESETS.find(({ id }) => id === query.preset);
  const state = await stateOf(actor, query);
  return (
    <>
      <PageHeader title="Simulator" />
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
      {state.view === null && state.problems.length === 0 && (
        <StatusMessage kind="error" className="mb-4">
          Too many simulations are running at once. Press Run in a moment.
        </StatusMessage>
      )}
      <Simulator action={SIMULATOR_PATH} initial={state} />
    </>
  );
}

/** The first run, so that it is there without JavaScript; none while too many others wait. */
async function stateOf(actor: Actor, query: SimulatorQuery): Promise<SimulatorState> {
  const { preset, layers, flat } = query;
  const found = comparisonOf(query);
  const state = { preset, layers, flat, problems: [], view: null };
  if (found.kind === "wrong") return { ...state, problems: found.problems };
  try {
    const { before, after } = await simulateFor(actor, found.asked);
    return { ...state, view: after && simulationView(found.asked, before, after) };
  } catch (error) {
    if (error instanceof HttpError) return state;
    throw error;
  }
}
