import type { ActionItem } from "@/lib/postmortem/action-item";
import { Td } from "../ui/data-table";
import { ActionStateBadge } from "./action-state-badge";

type Props = Pick<ActionItem, "owner" | "dueOn" | "state"> & { overdue: boolean };

/** Who does an action item, until when, and whether it is done: three cells of a row. */
export const ActionCells = ({ owner, dueOn, state, overdue }: Props) => (
  <>
    <Td label="Owner" named>
      {owner === "" ? <span className="text-faint">unassigned</span> : <bdi>{owner}</bdi>}
    </Td>
    <Td label="Due" className="figure whitespace-nowrap">
      {dueOn ?? "–"}
    </Td>
    <Td label="State">
      <ActionStateBadge state={state} overdue={overdue} />
    </Td>
  </>
);
