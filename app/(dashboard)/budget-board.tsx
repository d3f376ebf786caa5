import type { ReactNode } from "react";
import { BudgetSummary } from "@/components/slo/budget-summary";
import { SloTable } from "@/components/slo/slo-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Actor } from "@/db/access/actor";
import { sparklinesOf, type EvaluatedSlo, type SloSnapshot } from "@/server/slos/snapshot";
import { leastLeftFirst } from "@/server/slos/sorted";
import { tierCounts } from "@/server/slos/standing";
import { sloRow } from "./slo-rows";

const SHOWN = 12;

type Props = {
  actor: Actor;
  snapshot: SloSnapshot;
  slos: readonly EvaluatedSlo[];
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
  const shown = leastLeftFirst(slos).slice(0, SHOWN);
  const sparklines = await sparklinesOf(actor, snapshot, shown);
  const counts = tierCounts(slos);
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
          {...(slos.length > SHOWN
            ? { footer: <a href={listHref({})}>All {slos.length} SLOs</a> }
            : {})}
        >
          <SloTable
            caption="SLOs by error budget left, least first"
            rows={shown.map((evaluated) =>
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
            counts={counts}
            withoutData={counts.none}
            href={(tier) => listHref({ tier })}
          />
        </Card>
        {aside}
      </div>
    </div>
  );
}
