import { SpendingTable } from "@/components/insights/spending-table";
import { Card } from "@/components/ui/card";
import { InfoTip } from "@/components/ui/info-tip";
import type { Actor } from "@/db/access/actor";
import { plural } from "@/lib/formats/count";
import { formatDay } from "@/lib/formats/instant";
import type { InsightsQuery } from "@/lib/incident/insights-query";
import { spendingByIncidents, type Records } from "@/server/insights/records";

const MOST_ROWS = 12;

/** `services`: those that failed, most often first. */
type Props = {
  actor: Actor;
  records: Records;
  query: InsightsQuery;
  services: readonly string[];
  timeZone: string;
};

export async function SpendingByIncidents({ actor, records, query, services, timeZone }: Props) {
  const {
    rows: spent,
    asked,
    since,
  } = await spendingByIncidents(actor, { ...records, services }, query);
  const rows = spent.slice(0, MOST_ROWS);
  const notes = [
    ...(since === null
      ? []
      : [
          `Counted since ${formatDay(since, timeZone, true)}: what was measured earlier is no longer kept.`,
        ]),
    ...(rows.some(({ rounded }) => rounded)
      ? ["Where single minutes are no longer kept, incidents count from full hour to full hour."]
      : []),
    ...(spent.length > rows.length
      ? [`The ${MOST_ROWS} SLOs that incidents cost most, of ${spent.length}.`]
      : []),
    ...(asked.length < services.length
      ? [
          `Asked of the ${plural(asked.length, "service")} with the most failures, of ${services.length}. Choose a service to see what it spent.`,
        ]
      : []),
  ].join(" ");
  return (
    <Card
      flush
      title={
        <span className="flex items-center gap-1.5">
          Budget spent by incidents{" "}
          <InfoTip term="budget spent by incidents">
            Bad events while one of these incidents of the SLO’s service lasted, over what its
            target allows of all events of the period: 100% is the period’s whole budget.
            Overlapping incidents count once. Other is everything else that went wrong. Of each
            SLO’s first objective.
          </InfoTip>
        </span>
      }
      {...(notes ? { footer: notes } : {})}
    >
      {rows.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-muted">
          The affected services have no SLOs that you can see, or nothing was measured in the
          period.
        </p>
      ) : (
        <SpendingTable rows={rows} />
      )}
    </Card>
  );
}
