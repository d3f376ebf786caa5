"use client";

import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { BaseField } from "@/components/ui/base-field";
import { LocalTimeInput } from "@/components/ui/local-time-input";
import { Menu } from "@/components/ui/menu";
import { Textarea } from "@/components/ui/textarea";
import { entryWords } from "@/lib/incident/entry-words";
import { DialogForm } from "@/components/ui/dialog-form";
import type { IncidentActions } from "./incident-actions";
import { StepForm } from "./step-form";
import type { EntryView } from "./timeline-card";

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
        <StepForm
          action={actions.star}
          fields={{ incident: number, entry: id, starred: String(!starred) }}
          label={starred ? "Remove the star" : "Star for the postmortem"}
          variant="quiet"
          size="sm"
        >
          {starred ? "Remove the star" : "Star for the postmortem"}
        </StepForm>
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
          <BaseField name="version" value={version} />
          <BaseField name="was" value={at} />
          <Field name="at" label="When it happened">
            <LocalTimeInput at={at} />
          </Field>
          {mayReword && (
            <Field name="text" label="Text" hint="Markdown.">
              <Textarea rows={5} defaultValue={text} />
            </Field>
          )}
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
