import { ROLE_MEANING, ROLES } from "@/lib/people/schema";
import { Field } from "../ui/field";
import { Select } from "../ui/select";

export function RoleField({ defaultValue = "viewer" }: { defaultValue?: (typeof ROLES)[number] }) {
  return (
    <Field name="role" label="Role">
      <Select defaultValue={defaultValue} options={ROLES.map((role) => ({ value: role, label: `${role[0]?.toUpperCase() ?? ""}${role.slice(1)}: ${ROLE_MEANING[role].replace(/\.$/, "").toLowerCase()}` }))} />
    </Field>
  );
}
