import type { Metadata } from "next";
import { InvitationList } from "@/components/people/invitation-list";
import { InviteUserForm } from "@/components/people/invite-form";
import { UserTable } from "@/components/people/user-table";
import { Card } from "@/components/ui/card";
import { listInvitations } from "@/db/people/invitations";
import { listUsers } from "@/db/people/users";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { readableTeams } from "@/server/teams/readable-teams";
import { shownInvitation } from "../shown-invitation";
import {
  changeAdmin,
  createResetLink,
  deactivate,
  inviteUser,
  reactivate,
  withdrawInvitation,
} from "./actions";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  const actor = await requireActor();
  const now = new Date();
  const [users, invitations, teams] = await orNotFound(
    Promise.all([listUsers(actor), listInvitations(actor, null, now), readableTeams(actor)]),
  );
  const shown = users.map(
    ({ id, name, email, admin, deactivatedAt, lastSeenAt, teams: places }) => ({
      id,
      name,
      email,
      admin,
      active: deactivatedAt === null,
      self: id === actor.userId,
      lastSeenAt: lastSeenAt?.getTime() ?? null,
      teams: places,
    }),
  );
  return (
    <div className="grid gap-5">
      <Card title="Invite a user">
        <InviteUserForm
          action={inviteUser}
          teams={teams.map(({ slug, name }) => ({ slug, name }))}
        />
      </Card>
      {invitations.length > 0 && (
        <Card title="Open invitations" note={invitations.length} flush>
          <InvitationList
            invitations={invitations.map(shownInvitation)}
            now={now.getTime()}
            revoke={withdrawInvitation}
          />
        </Card>
      )}
      <Card title="Users" note={users.length} flush>
        <UserTable
          users={shown}
          now={now.getTime()}
          actions={{ deactivate, reactivate, setAdmin: changeAdmin, createResetLink }}
        />
      </Card>
    </div>
  );
}
