import { ACTION_KIND_WORDS, isPending, type ActionItem } from "@/lib/postmortem/action-item";
import { ConfirmButton } from "../ui/confirm-button";
import { DataTable, Td, Th } from "../ui/data-table";
import type { FormAction } from "../ui/form";
import { OwnedLink } from "../ui/owned-link";
import { ChangeActionButton } from "./action-form";
import { ActionCells } from "./action-cells";
import { Press } from "./review-panel";

/** `people`: who can own it, for readers who may change it. */
export type ActionRow = ActionItem & {
  id: number;
  overdue: boolean;
  people?: string[];
  postmortem?: { href: string; title: string; team: string };
};

type Edit = { change: FormAction; setState: FormAction; remove?: FormAction };

/** `edit` changes the rows that have people. */
export function ActionTable({
  caption,
  rows,
  edit: edits,
}: {
  caption: string;
  rows: ActionRow[];
  edit?: Edit;
}) {
  const edit = rows.some(({ people }) => people !== undefined) ? edits : undefined;
  const across = rows.some(({ postmortem }) => postmortem !== undefined);
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <Th>Action item</Th>
          {across && <Th>Postmortem</Th>}
          <Th>Kind</Th>
          <Th>Owner</Th>
          <Th>Due</Th>
          <Th>State</Th>
          {edit && (
            <Th className="no-print">
              <span className="sr-only">Change</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td lead>
              <bdi>{row.text}</bdi>
            </Td>
            {across && (
              <Td label="Postmortem" named>
                {row.postmortem && (
                  <OwnedLink
                    href={row.postmortem.href}
                    name={row.postmortem.title}
                    team={row.postmortem.team}
                  />
                )}
              </Td>
            )}
            <Td label="Kind">{ACTION_KIND_WORDS[row.kind].word}</Td>
            <ActionCells {...row} />
            {edit && (
              <Td className="no-print">
                {row.people && (
                  <span className="flex justify-end gap-1.5">
                    {isPending(row.state) && (
                      <Press
                        action={edit.setState}
                        fields={{ action: String(row.id), state: "done" }}
                        label={`Done: ${row.text.slice(0, 60)}`}
                      >
                        Done
                      </Press>
                    )}
                    <ChangeActionButton
                      action={edit.change}
                      people={row.people}
                      fields={{ action: String(row.id) }}
                      existing={{
                        text: row.text,
                        kind: row.kind,
                        state: row.state,
                        owner: row.owner,
                        dueOn: row.dueOn,
                      }}
                    />
                    {edit.remove && (
                      <ConfirmButton
                        size="sm"
                        variant="quiet"
                        label="Delete"
                        title="Delete the action item?"
                        description={row.text}
                        confirmLabel="Delete"
                        action={edit.remove}
                        fields={{ action: String(row.id) }}
                      />
                    )}
                  </span>
                )}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
