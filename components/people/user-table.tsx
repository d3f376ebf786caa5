import { Badge } from "../ui/badge";
import { ConfirmButton } from "../ui/confirm-button";
import { DataTable, Td, Th } from "../ui/data-table";
import type { FormAction } from "../ui/form";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";
import { ResetLinkButton } from "./reset-link-button";

export type ShownUser = {
  id: number;
  name: string;
  email: string;
  admin: boolean;
  active: boolean;
  self: boolean;
  lastSeenAt: number | null;
  teams: { slug: string; name: string; role: string }[];
};
export type UserActions = {
  deactivate: FormAction;
  reactivate: FormAction;
  setAdmin: FormAction;
  createResetLink: FormAction;
};

export function UserTable({
  users,
  now,
  actions,
}: {
  users: ShownUser[];
  now: number;
  actions: UserActions;
}) {
  return (
    <DataTable caption="Users">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Teams</Th>
          <Th>Last seen</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <Td lead>
              <span className="flex flex-wrap items-center gap-x-2">
                <bdi>{user.name}</bdi>
                {user.admin && <Badge tone="accent">Administrator</Badge>}
                {!user.active && <Badge>Deactivated</Badge>}
                {user.self && <Badge>You</Badge>}
              </span>
              <span className="block text-xs font-normal text-muted">{user.email}</span>
            </Td>
            <Td label="Teams" className="min-w-28">
              <Teams teams={user.teams} />
            </Td>
            <Td label="Last seen">
              {user.lastSeenAt === null ? (
                <span className="text-muted">Not signed in</span>
              ) : (
                <RelativeTime at={user.lastSeenAt} now={now} />
              )}
            </Td>
            <Td>
              <span className="flex flex-wrap justify-end gap-2">
                <Steps user={user} actions={actions} />
              </span>
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Teams({ teams }: { teams: ShownUser["teams"] }) {
  if (teams.length === 0) return <span className="text-muted">None</span>;
  return (
    <ul className="grid gap-0.5">
      {teams.map(({ slug, name, role }) => (
        <li key={slug}>
          <Link
            href={`/settings/teams/${slug}`}
            className="hover:underline hover:underline-offset-3"
          >
            <bdi>{name}</bdi>
          </Link>{" "}
          <span className="text-muted">{role}</span>
        </li>
      ))}
    </ul>
  );
}

function Steps({ user, actions }: { user: ShownUser; actions: UserActions }) {
  const id = String(user.id);
  if (!user.active) {
    return (
      <ConfirmButton
        size="sm"
        label="Reactivate"
        title={`Reactivate ${user.name}?`}
        description="They can sign in again with their previous roles."
        confirmLabel="Reactivate"
        action={actions.reactivate}
        fields={{ user: id }}
        danger={false}
      />
    );
  }
  return (
    <>
      {!user.self && <ResetLinkButton action={actions.createResetLink} user={user} />}
      {user.admin ? (
        <ConfirmButton
          size="sm"
          label="Remove as administrator"
          title={`Remove ${user.name} as administrator?`}
          description="They keep their team roles."
          confirmLabel="Remove"
          action={actions.setAdmin}
          fields={{ user: id, admin: "false" }}
        />
      ) : (
        <ConfirmButton
          size="sm"
          label="Make administrator"
          title={`Make ${user.name} an administrator?`}
          description="Administrators can see and change everything, including users and tokens."
          confirmLabel="Make administrator"
          action={actions.setAdmin}
          fields={{ user: id, admin: "true" }}
          danger={false}
        />
      )}
      <ConfirmButton
        size="sm"
        label="Deactivate"
        title={`Deactivate ${user.name}?`}
        description="They are signed out everywhere at once and cannot sign in. Their API tokens stop, and invitations they made no longer work. You can undo this."
        confirmLabel="Deactivate"
        action={actions.deactivate}
        fields={{ user: id }}
      />
    </>
  );
}
