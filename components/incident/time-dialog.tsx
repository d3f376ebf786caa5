"use client";

import { BaseField } from "@/components/ui/base-field";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field } from "@/components/ui/field";
import { LocalTimeInput } from "@/components/ui/local-time-input";
import { KEY_TIME_WORDS, type KeyTime } from "@/lib/incident/times";
import type { IncidentActions } from "./incident-actions";

type Props = {
  number: number;
  mark: KeyTime;
  at: number | null;
  action: IncidentActions["setTime"];
};

/** Sets one of the key times, or corrects it. */
export function TimeDialog({ number, mark, at, action }: Props) {
  const isAlwaysKnown = mark === "started" || mark === "resolved";
  return (
    <DialogForm
      label={at === null ? "Set" : "Edit"}
      title={KEY_TIME_WORDS[mark]}
      description="All changes are logged."
      variant="quiet"
      size="sm"
      action={action}
      fields={{ incident: number, mark }}
      submit="Save time"
    >
      <BaseField name="was" value={at ?? "none"} />
      <Field
        name="at"
        label={KEY_TIME_WORDS[mark]}
        hint={isAlwaysKnown ? undefined : "Leave blank if unknown."}
      >
        <LocalTimeInput at={at} />
      </Field>
    </DialogForm>
  );
}
