import { rememberedPart } from "@/components/markup/remembered";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ROLES, ROLE_WORDS, type IncidentRoles } from "@/lib/incident/entry";
import type { IncidentActions } from "./incident-actions";
import { RoleDialog } from "./role-dialog";
import type { Assignee } from "./role-fields";
import { TakeRoleForm } from "./take-role-form";

type Props = {
  number: number;
  roles: IncidentRoles;
  people: Assignee[];
  me: string;
  actions: IncidentActions | null;
};

const TAKE_FORM = "take-role";

/** Who holds which role, and handing one over. */
export function RolesCard(props: Props) {
  const { number, people, me, actions } = props;
  const mayTake = actions !== null && people.some(({ email }) => email === me);
  return (
    <Card title="Roles">
      {mayTake && (
        <TakeRoleForm id={TAKE_FORM} number={number} me={me} action={actions.assignRole} />
      )}
      <RoleList
        number={number}
        roles={props.roles}
        people={people}
        mayTake={mayTake}
        actions={actions}
      />
    </Card>
  );
}

const RoleList = rememberedPart(function RoleList({
  number,
  roles,
  people,
  mayTake,
  actions,
}: Omit<Props, "me"> & { mayTake: boolean }) {
  return (
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
                  {!holder && mayTake && (
                    <Button
                      type="submit"
                      form={TAKE_FORM}
                      name="role"
                      value={role}
                      aria-label={`Take the role: ${word}`}
                      variant="quiet"
                      size="sm"
                    >
                      Take
                    </Button>
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
  );
});
