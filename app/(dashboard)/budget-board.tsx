import type { ReactNode } from "react";
import { BudgetSummary } from "@/components/slo/budget-summary";
import { SloTable } from "@/components/slo/slo-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Tier } from "@/lib/policy/tiers";
import type { Actor } from "@/db/access/actor";
import { sparklinesOf, type EvaluatedSlo, type SloSnapshot } from "@/server/slos/snapshot";
import { remainingOrder, sloRow, worstObjective } from "./slo-rows";

const SHOWN = 12;

type Props = {
  actor: Actor;
  snapshot: SloSnapshot;
  slos: EvaluatedSlo[];
  team?: string;
  mayCreate: boolean;
  /** Stands above the budgets. */
  alerts?: ReactNode;
  aside?: ReactNode;
};

/**
 * What a dashboard shows of error budgets: those with the least left first, and how many stand in
 * each tier.
 */
export async function BudgetBoard({
  actor,
  snapshot,
  slos,
  team,
  mayCreate,
  alerts,
  aside,
}: Props) {
  const sorted = slos
    .map((evaluated) => ({ evaluated, worst: worstObjective(evaluated.objectives).evaluation }))
    .sort((a, b) => remainingOrder(a.worst) - remainingOrder(b.worst));
  const shown = sorted.slice(0, SHOWN);
  const sparklines = await sparklinesOf(
    actor,
    snapshot,
    shown.map(({ evaluated }) => evaluated),
  );
  const listHref = (filter: Record<string, string>) =>
    `/slos?${new URLSearchParams({ ...(team ? { team } : {}), ...filter }).toString()}`;
  if (slos.length === 0) {
    return (
      <div className="grid gap-4">
        {alerts}
        <Card>
          <EmptyState
            icon="slos"
            title="No SLOs yet"
            {...(mayCreate
              ? {
                  action: (
                    <LinkButton variant="primary" href="/slos/new">
                      Create an SLO
                    </LinkButton>
                  ),
                }
              : {})}
          >
            An SLO defines how reliable a service must be for its users. Its error budget shows how
            much can still go wrong.
          </EmptyState>
        </Card>
        {aside}
      </div>
    );
  }
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid min-w-0 gap-4">
        {alerts}
        <Card
          title="Error budgets"
          note="least left first"
          flush
          {...(sorted.length > SHOWN
            ? { footer: <a href={listHref({})}>All {sorted.length} SLOs</a> }
            : {})}
        >
          <SloTable
            caption="SLOs by error budget left, least first"
            rows={shown.map(({ evaluated }) =>
              sloRow(
                evaluated,
                snapshot.at,
                sparklines.get(evaluated.slo.id) ?? [],
                team === undefined ? "all" : "team",
              ),
            )}
          />
        </Card>
      </div>
      <div className="grid min-w-0 gap-4">
        <Card title="By status">
          <BudgetSummary
            counts={tierCounts(sorted.map(({ worst }) => worst.budget.tier))}
            withoutData={sorted.filter(({ worst }) => worst.budget.tier === null).length}
            href={(tier) => listHref({ tier })}
          />
        </Card>
        {aside}
      </div>
    </div>
  );
}

function tierCounts(tiers: (Tier | null)[]): Record<Tier, number> {
  const counts: Record<Tier, number> = { healthy: 0, warning: 0, critical: 0, exhausted: 0 };
  for (const tier of tiers) if (tier) counts[tier] += 1;
  return counts;
}
