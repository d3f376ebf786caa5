import { DialogForm } from "@/components/ui/dialog-form";
import { ROLE_WORDS, type IncidentRoles } from "@/lib/incident/entry";
import type { IncidentActions } from "./incident-actions";
import { RoleFields, type Assignee } from "./role-fields";

type Props = {
  number: number;
  role: keyof IncidentRoles;
  holder: number | null;
  people: Assignee[];
  action: IncidentActions["assignRole"];
};

/** Assigns a role, or hands it over. */
export function RoleDialog({ number, role, holder, people, action }: Props) {
  const { word, does } = ROLE_WORDS[role];
  const step = holder === null ? "Assign" : "Hand over";
  return (
    <DialogForm
      label={step}
      title={`${step}: ${word}`}
      description={does}
      variant="quiet"
      size="sm"
      action={action}
      fields={{ incident: number, role }}
      submit="Save"
    >
      <RoleFields label={word} holder={holder} people={people} />
    </DialogForm>
  );
}
