import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { BaseField } from "@/components/ui/base-field";
import { Select, type Option } from "@/components/ui/select";
import { ROLES, ROLE_WORDS, type IncidentRoles } from "@/lib/incident/entry";
import { DialogForm } from "@/components/ui/dialog-form";
import type { IncidentActions } from "./incident-actions";
import { StepForm } from "./step-form";

type Props = {
  number: number;
  roles: IncidentRoles;
  people: { userId: number; name: string; email: string }[];
  me: string;
  actions: IncidentActions | null;
};

/** Who holds which role, and handing one over. */
export function RolesCard({ number, roles, people, me, actions }: Props) {
  const options: Option[] = [
    { value: "", label: "Nobody" },
    ...people.map(({ name, email }) => ({ value: email, label: `${name} · ${email}` })),
  ];
  return (
    <Card title="Roles">
      <dl className="grid gap-x-4 gap-y-3 text-sm sm:grid-cols-2">
        {ROLES.map((role) => {
          const holder = roles[role];
          const { word, does } = ROLE_WORDS[role];
          return (
            <div key={role}>
              <dt className="text-muted" title={does}>
                {word}
              </dt>
              <dd className="flex min-h-7 items-center justify-between gap-2">
                <bdi className="min-w-0 wrap-anywhere">{holder?.name ?? "–"}</bdi>
                {actions && (
                  <span className="flex shrink-0 gap-1">
                    {!holder && people.some(({ email }) => email === me) && (
                      <StepForm
                        action={actions.assignRole}
                        fields={{ incident: number, role, email: me, from: "none" }}
                        label={`Take the role: ${word}`}
                        variant="quiet"
                        size="sm"
                      >
                        Take
                      </StepForm>
                    )}
                    <DialogForm
                      label={holder ? "Hand over" : "Assign"}
                      title={`${holder ? "Hand over" : "Assign"}: ${word}`}
                      description={does}
                      variant="quiet"
                      size="sm"
                      action={actions.assignRole}
                      fields={{ incident: number, role }}
                      submit="Save"
                    >
                      <BaseField name="from" value={holder?.userId ?? "none"} />
                      <Field name="email" label={word}>
                        <Select
                          options={options}
                          defaultValue={
                            people.find(({ userId }) => userId === holder?.userId)?.email ?? ""
                          }
                        />
                      </Field>
                    </DialogForm>
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
