"use client";

import { DialogForm } from "@/components/ui/dialog-form";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { EFFORTS, type Effort } from "@/lib/reliability/recommend/effort";
import { EFFORT_WORDS } from "./effort-words";

const OPTIONS = EFFORTS.map((effort) => ({
  value: effort,
  label: `${effort}: ${EFFORT_WORDS[effort]}`,
}));

type Props = { recommendation: string; effort: Effort; action: FormAction };

/** Corrects what a change takes, by which recommendations are sorted. */
export function EffortForm({ recommendation, effort, action }: Props) {
  return (
    <DialogForm
      size="sm"
      variant="quiet"
      label="Correct effort"
      title="Correct the effort"
      action={action}
      fields={{ recommendation }}
      submit="Save"
    >
      <Field
        name="effort"
        label="Effort"
        hint="Recommendations with the most gain for their effort come first."
      >
        <Select options={OPTIONS} defaultValue={effort} />
      </Field>
    </DialogForm>
  );
}
