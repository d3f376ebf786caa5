import { Spending } from "@/components/slo/spending";
import type { Actor } from "@/db/access/actor";
import { listChanges } from "@/db/changes/list";
import { timeOfChanges } from "@/lib/budget/changes-before";
import type { SloDetail } from "@/server/slos/detail";
import { changeView } from "./change-view";

const MOST_CHANGES = 100;

/** What spent the budget of a service's SLO, with what changed before it. */
export async function WhereItWent({
  actor,
  service,
  detail: { spent, tally },
}: {
  actor: Actor;
  service: string;
  detail: SloDetail;
}) {
  const time = timeOfChanges(
    spent.entries.flatMap(({ cause }) => (cause.kind === "stretch" ? [cause] : [])),
  );
  const changes = time
    ? await listChanges(
        actor,
        { service, from: new Date(time.start), to: new Date(time.end) },
        { limit: MOST_CHANGES },
      )
    : [];
  return <Spending spent={spent} changes={changes.map(changeView)} measured={tally.measured > 0} />;
}
