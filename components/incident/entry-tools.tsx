import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { DialogForm } from "@/components/ui/dialog-form";
import { Menu } from "@/components/ui/menu";
import { entryWords } from "@/lib/incident/entry-words";
import { EntryFields } from "./entry-fields";
import type { IncidentActions } from "./incident-actions";
import { starForm } from "./star-forms";
import type { EntryView } from "./timeline-entry";

type Props = {
  number: number;
  entry: Pick<EntryView, "id" | "at" | "data" | "text" | "starred" | "version" | "mayReword">;
  actions: IncidentActions;
};

/** Star, fix, delete: what can be done with a line of the timeline. */
export function EntryTools({ number, entry, actions }: Props) {
  const { id, at, data, text, starred, version, mayReword } = entry;
  const written = data.kind === "note" || data.kind === "alert" || data.kind === "update";
  return (
    <Menu
      label={`What can be done with: ${entryWords(data)}`}
      align="end"
      button="⋯"
      buttonClassName="-my-1 grid size-7 place-items-center rounded-sm text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-10"
    >
      <div className="grid justify-items-start">
        <Button
          type="submit"
          form={starForm(!starred)}
          name="entry"
          value={id}
          variant="quiet"
          size="sm"
        >
          {starred ? "Remove the star" : "Star for the postmortem"}
        </Button>
        <DialogForm
          label="Edit"
          title="Edit the entry"
          description={`${entryWords(data)}. The current version stays in its history.`}
          wide
          variant="quiet"
          size="sm"
          action={actions.editEntry}
          fields={{ incident: number, entry: id }}
          submit="Save entry"
        >
          <EntryFields at={at} version={version} text={mayReword ? text : null} />
        </DialogForm>
        {written && mayReword && (
          <ConfirmButton
            label="Delete"
            title="Delete this entry?"
            description="Removes it from the timeline. The audit log keeps a record."
            confirmLabel="Delete entry"
            action={actions.deleteEntry}
            fields={{ incident: String(number), entry: String(id) }}
            variant="quiet"
            size="sm"
          />
        )}
      </div>
    </Menu>
  );
}
