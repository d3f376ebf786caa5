import { Card } from "@/components/ui/card";
import { ROLES, ROLE_WORDS, type IncidentRoles } from "@/lib/incident/entry";
import type { IncidentActions } from "./incident-actions";
import { RoleDialog, type Assignee } from "./role-dialog";
import { StepForm } from "./step-form";

type Props = {
  number: number;
  roles: IncidentRoles;
  people: Assignee[];
  me: string;
  actions: IncidentActions | null;
};

/** Who holds which role, and handing one over. */
export function RolesCard({ number, roles, people, me, actions }: Props) {
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
                    <RoleDialog
                      number={number}
                      role={role}
                      holder={holder?.userId ?? null}
                      people={people}
                      action={actions.assignRole}
                    />
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
