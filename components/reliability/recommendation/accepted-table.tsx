import { isPending, type ActionState } from "@/lib/postmortem/action-item";
import { StepForm } from "../../incident/step-form";
import { ActionCells } from "../../postmortem/action-cells";
import { DataTable, Td, Th } from "../../ui/data-table";
import type { FormAction } from "../../ui/form";
import { Link } from "../../ui/link";
import { OwnedLink } from "../../ui/owned-link";

export type AcceptedRow = {
  id: number;
  text: string;
  /** Null: its cause is gone. */
  href: string | null;
  service: { slug: string; name: string; team: string };
  owner: string;
  dueOn: string | null;
  state: ActionState;
  overdue: boolean;
  /** By another decision. */
  superseded: boolean;
  mayMove: boolean;
};

/** Recommendations that were accepted, as action items. */
export function AcceptedTable({ rows, move }: { rows: readonly AcceptedRow[]; move: FormAction }) {
  return (
    <DataTable caption="Action items from recommendations">
      <thead>
        <tr>
          <Th>Action item</Th>
          <Th>Service</Th>
          <Th>Owner</Th>
          <Th>Due</Th>
          <Th>State</Th>
          <Th className="no-print">
            <span className="sr-only">Change</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td lead>
              {row.href === null ? (
                <span className="wrap-anywhere">
                  {row.text} <span className="text-faint">(no longer found)</span>
                </span>
              ) : (
                <Link href={row.href} className="wrap-anywhere hover:underline">
                  {row.text}
                </Link>
              )}
            </Td>
            <Td label="Service" named>
              <OwnedLink
                href={`/services/${row.service.slug}`}
                name={row.service.name}
                team={row.service.team}
              />
            </Td>
            <ActionCells {...row} />
            <Td className="no-print">{row.mayMove && <Moves row={row} move={move} />}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Moves({
  row: { id, text, state, superseded },
  move,
}: {
  row: AcceptedRow;
  move: FormAction;
}) {
  if (superseded && !isPending(state)) return <span className="text-faint">Replaced</span>;
  const moves: { to: ActionState; word: string }[] = isPending(state)
    ? [
        { to: "done", word: "Done" },
        { to: "dropped", word: "Drop" },
      ]
    : [{ to: "open", word: "Reopen" }];
  return (
    <span className="flex justify-end gap-1.5">
      {moves.map(({ to, word }) => (
        <StepForm
          key={to}
          action={move}
          fields={{ decision: id, state: to, from: state }}
          label={`${word}: ${text.slice(0, 60)}`}
          size="sm"
          variant="quiet"
        >
          {word}
        </StepForm>
      ))}
    </span>
  );
}
