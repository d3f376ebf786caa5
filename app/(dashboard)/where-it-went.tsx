import { Spending } from "@/components/slo/spending";
import type { ChangeEvent } from "@/db/changes/change-event";
import type { SloDetail } from "@/server/slos/detail";
import { changeView } from "./change-view";

type Props = { detail: SloDetail; changes: readonly ChangeEvent[] };

/** What spent the budget of a service's SLO, with what changed before it. */
export const WhereItWent = ({ detail: { spent, tally }, changes }: Props) => (
  <Spending spent={spent} changes={changes.map(changeView)} measured={tally.measured > 0} />
);
