import type { Metadata } from "next";
import { DeleteTeam } from "@/components/people/delete-team";
import { InvitationList } from "@/components/people/invitation-list";
import { AddMemberForm } from "@/components/people/invite-form";
import { MemberTable } from "@/components/people/member-table";
import { ChangeTeamForm } from "@/components/people/team-forms";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { can } from "@/db/access/actor";
import { listInvitations } from "@/db/people/invitations";
import { listMembers } from "@/db/people/memberships";
import { findTeamHoldings } from "@/db/people/delete-team";
import { getTeam } from "@/db/people/teams";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { readableTeams } from "@/server/teams/readable-teams";
import { shownInvitation } from "../../shown-invitation";
import { changeTeam, deleteTeamAction } from "../actions";
import { addToTeam, changeRole, removeFromTeam, withdrawInvitation } from "./actions";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: { params: Promise<{ team: string }> }) {
  const actor = await requireActor();
  const { team: slug } = await params;
  const team = await orNotFound(getTeam(actor, slug));
  const manages = can(actor, "manage", team);
  const now = new Date();
  const [members, invitations, holdings, teams] = await Promise.all([
    listMembers(actor, slug),
    manages ? listInvitations(actor, slug, now) : [],
    actor.admin ? findTeamHoldings(actor, slug) : null,
    readableTeams(actor),
  ]);
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-baseline gap-2">
        <Breadcrumbs items={[{ href: "/settings/teams", label: "Teams" }]} />
        <h2 className="text-base font-semibold" dir="auto">
          {team.name}
        </h2>
      </div>
      <Card title="Members" note={members.length} flush headingLevel={3}>
        {members.length === 0 ? (
          <p className="px-4 pb-4 text-sm text-muted">
            This team has no members. Administrators look after it.
          </p>
        ) : (
          <MemberTable
            team={team}
            members={members.map((member) => ({ ...member, self: member.userId === actor.userId }))}
            manages={manages}
            setRole={changeRole}
            remove={removeFromTeam}
          />
        )}
      </Card>
      {manages && (
        <Card title="Add a member" headingLevel={3}>
          <AddMemberForm action={addToTeam} team={slug} />
        </Card>
      )}
      {invitations.length > 0 && (
        <Card title="Open invitations" note={invitations.length} flush headingLevel={3}>
          <InvitationList
            invitations={invitations.map(shownInvitation)}
            now={now.getTime()}
            revoke={withdrawInvitation}
          />
        </Card>
      )}
      {manages && (
        <Card title="Name and visibility" headingLevel={3}>
          <ChangeTeamForm action={changeTeam} team={{ slug, name: team.name, open: team.open }} />
        </Card>
      )}
      {holdings && (
        <Card title="Delete the team" headingLevel={3}>
          <DeleteTeam
            action={deleteTeamAction}
            team={{ slug, name: team.name }}
            holdings={holdings}
            others={teams
              .filter((other) => other.slug !== slug)
              .map((other) => ({ value: other.slug, label: other.name }))}
          />
        </Card>
      )}
    </div>
  );
}
