import { DialogForm } from "@/components/ui/dialog-form";
import { EditFields, type EditProps } from "./edit-fields";
import type { IncidentActions } from "./incident-actions";
import { IncidentPicker } from "./incident-picker";

export const EditDialog = ({
  number,
  action,
  ...fields
}: EditProps & { number: number; action: IncidentActions["edit"] }) => (
  <DialogForm
    label="Edit"
    title="Edit the incident"
    wide
    size="sm"
    action={action}
    fields={{ incident: number }}
    submit="Save changes"
  >
    <EditFields {...fields} />
  </DialogForm>
);

/** Links another incident to this one. */
export const LinkDialog = ({
  number,
  action,
}: {
  number: number;
  action: IncidentActions["link"];
}) => (
  <DialogForm
    label="Link incident"
    title="Link an incident"
    variant="quiet"
    size="sm"
    action={action}
    fields={{ incident: number }}
    submit="Link incident"
  >
    <IncidentPicker number={number} label="Incident" />
  </DialogForm>
);
