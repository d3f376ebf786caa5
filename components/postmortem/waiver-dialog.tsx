import { MAX_WAIVER } from "@/lib/incident/limits";
import type { ButtonLook } from "../ui/button-style";
import { DialogForm } from "../ui/dialog-form";
import { Field } from "../ui/field";
import type { FormAction } from "../ui/form";
import { Textarea } from "../ui/textarea";

/** Says why an incident gets no postmortem. */
export function WaiverDialog({
  label,
  incident,
  action,
  ...look
}: ButtonLook & { label: string; incident: number; action: FormAction }) {
  return (
    <DialogForm
      label={label}
      title="No postmortem needed"
      description={`Incident #${incident} will no longer be due. Anyone who can work on it can undo this; starting a postmortem undoes it too.`}
      action={action}
      fields={{ incident }}
      submit="Not needed"
      {...look}
    >
      <Field name="reason" label="Reason" hint="Shown on the incident’s page." required>
        <Textarea rows={3} maxLength={MAX_WAIVER} />
      </Field>
    </DialogForm>
  );
}
