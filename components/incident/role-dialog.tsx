"use client";

import { BaseField } from "@/components/ui/base-field";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field } from "@/components/ui/field";
import { Select, type Option } from "@/components/ui/select";
import { ROLE_WORDS, type IncidentRoles } from "@/lib/incident/entry";
import type { IncidentActions } from "./incident-actions";

export type Assignee = { userId: number; name: string; email: string };
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
      <BaseField name="from" value={holder ?? "none"} />
      <Field name="email" label={word}>
        <PeopleSelect people={people} chosen={holder} />
      </Field>
    </DialogForm>
  );
}

function PeopleSelect({ people, chosen }: { people: Assignee[]; chosen: number | null }) {
  const options: Option[] = [
    { value: "", label: "Nobody" },
    ...people.map(({ name, email }) => ({ value: email, label: `${name} · ${email}` })),
  ];
  const email = people.find(({ userId }) => userId === chosen)?.email;
  return <Select options={options} defaultValue={email ?? ""} />;
}
