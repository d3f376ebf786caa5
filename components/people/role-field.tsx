import { ROLE_MEANING, ROLES } from "@/lib/people/roles";
import { Field } from "../ui/field";
import { InfoTip } from "../ui/info-tip";
import { Select } from "../ui/select";

export function RoleField({ defaultValue = "viewer" }: { defaultValue?: (typeof ROLES)[number] }) {
  return (
    <Field
      name="role"
      label="Role"
      aside={
        <InfoTip term="a role">
          {ROLES.map((role) => (
            <span key={role} className="block">
              <strong>{role}</strong> {ROLE_MEANING[role]}
            </span>
          ))}
        </InfoTip>
      }
    >
      <Select
        defaultValue={defaultValue}
        options={ROLES.map((role) => ({
          value: role,
          label: `${role[0]?.toUpperCase() ?? ""}${role.slice(1)}`,
        }))}
      />
    </Field>
  );
}
