"use client";

import { BaseField } from "@/components/ui/base-field";
import { Field } from "@/components/ui/field";
import { Select, type Option } from "@/components/ui/select";

export type Assignee = { userId: number; name: string; email: string };
type Props = { label: string; holder: number | null; people: Assignee[] };

export function RoleFields({ label, holder, people }: Props) {
  const options: Option[] = [
    { value: "", label: "Nobody" },
    ...people.map(({ name, email }) => ({ value: email, label: `${name} · ${email}` })),
  ];
  const chosen = people.find(({ userId }) => userId === holder)?.email;
  return (
    <>
      <BaseField name="from" value={holder ?? "none"} />
      <Field name="email" label={label}>
        <Select options={options} defaultValue={chosen ?? ""} />
      </Field>
    </>
  );
}
