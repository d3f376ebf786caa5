import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { TierShape } from "@/components/ui/tier";
import { TIERS, TIER_TEXTS } from "@/lib/policy/tiers";
import { requireActor } from "@/server/auth/current-actor";
import { slosOfTeam } from "@/server/slos/lookups";
import { sloSnapshot } from "@/server/slos/snapshot";
import { tierCounts } from "@/server/slos/standing";
import { readableTeams } from "@/server/teams/readable-teams";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const actor = await requireActor();
  const [teams, snapshot] = await Promise.all([readableTeams(actor), sloSnapshot(actor)]);
  return (
    <>
      <PageHeader
        title="Teams"
        {...(actor.admin
          ? { actions: <LinkButton href="/settings/teams">Manage teams</LinkButton> }
          : {})}
      />
      <Card flush>
        {teams.length === 0 ? (
          <EmptyState icon="teams" title="You are not in a team yet">
            A team owns services and their SLOs. Ask an administrator or a manager to add you.
          </EmptyState>
        ) : (
          <DataTable caption="Teams">
            <thead>
              <tr>
                <Th>Team</Th>
                <Th numeric>SLOs</Th>
                {[...TIERS].reverse().map((tier) => (
                  <Th key={tier} numeric>
                    <span className="inline-flex items-center gap-1.5">
                      <TierShape tier={tier} label={false} />
                      {TIER_TEXTS[tier].title}
                    </span>
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {teams.map((team) => {
                const slos = slosOfTeam(snapshot.slos, team.id);
                const counts = tierCounts(slos);
                return (
                  <tr key={team.id}>
                    <Td lead>
                      <Link href={`/teams/${team.slug}`} className="font-medium hover:underline">
                        <bdi>{team.name}</bdi>
                      </Link>
                    </Td>
                    <Td numeric label="SLOs">
                      {slos.length}
                    </Td>
                    {[...TIERS].reverse().map((tier) => (
                      <Td key={tier} numeric label={TIER_TEXTS[tier].title}>
                        {counts[tier]}
                      </Td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </DataTable>
        )}
      </Card>
    </>
  );
}
