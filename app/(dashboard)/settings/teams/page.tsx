import type { Metadata } from "next";
import { CreateTeamForm } from "@/components/people/team-forms";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { requireActor } from "@/server/auth/current-actor";
import { readableTeams } from "@/server/teams/readable-teams";
import { createTeam } from "./actions";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const actor = await requireActor();
  const teams = await readableTeams(actor);
  return (
    <div className="grid gap-5">
      <Card title="Teams" note={teams.length} flush>
        {teams.length === 0 ? (
          <EmptyState icon="teams" title="You are not in a team yet">
            {actor.admin
              ? "Services and SLOs belong to teams. Create the first one below."
              : "Ask a manager to add you to theirs, or an administrator to create one."}
          </EmptyState>
        ) : (
          <DataTable caption="Teams">
            <thead>
              <tr>
                <Th>Name</Th>
                <Th>Address</Th>
                <Th>Your role</Th>
              </tr>
            </thead>
            <tbody>
              {teams.map((team) => (
                <tr key={team.id}>
                  <Td lead>
                    <span className="flex flex-wrap items-center gap-x-2">
                      <Link
                        href={`/settings/teams/${team.slug}`}
                        className="hover:underline hover:underline-offset-3"
                      >
                        <bdi>{team.name}</bdi>
                      </Link>
                      {team.demo && <Badge>Demo</Badge>}
                      {team.open && <Badge>Open</Badge>}
                    </span>
                  </Td>
                  <Td label="Address">
                    <span className="figure">{team.slug}</span>
                  </Td>
                  <Td label="Your role">
                    {actor.roles.get(team.id) ?? (
                      <span className="text-muted">{actor.admin ? "administrator" : "reader"}</span>
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        )}
      </Card>
      {actor.admin && (
        <Card title="New team">
          <CreateTeamForm action={createTeam} />
        </Card>
      )}
    </div>
  );
}
