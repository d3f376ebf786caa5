import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OpenAlerts } from "@/components/alert/open-alerts";
import { DeclareLink } from "@/components/incident/declare-link";
import { OpenIncidents } from "@/components/incident/open-incidents";
import { LinkButton } from "@/components/ui/button";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { concernedTeams } from "@/lib/incident/concerned-teams";
import { findTeam } from "@/db/people/teams";
import { requireActor } from "@/server/auth/current-actor";
import { openAlertsOf } from "@/server/alerts/open";
import { openIncidents } from "@/server/incidents/open";
import { slosOfTeam } from "@/server/slos/lookups";
import { sloSnapshot } from "@/server/slos/snapshot";
import { burningRows } from "../../alerts/alert-rows";
import { BudgetBoard } from "../../budget-board";
import { incidentRow } from "../../incidents/incident-rows";
import { OnCallCard } from "../../on-call-card";
import { OverdueCard } from "../../overdue-card";
import { OnCallWarnings } from "./on-call-warnings";
import { TeamPagingCard } from "./team-paging-card";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: PageProps<"/teams/[team]">) {
  const actor = await requireActor();
  const { team: slug } = await params;
  const [team, snapshot, open, alerts] = await Promise.all([
    findTeam(actor, slug),
    sloSnapshot(actor),
    openIncidents(actor),
    openAlertsOf(actor, { team: slug }),
  ]);
  if (!team) notFound();
  const mayCreate = can(actor, "manage", team);
  const incidents = open.filter((incident) =>
    concernedTeams(incident).some(({ id }) => id === team.id),
  );
  const slos = slosOfTeam(snapshot.slos, team.id);
  return (
    <>
      <PageHeader
        title={team.name}
        aside={<LiveRefresh at={snapshot.at} stream="/api/live" />}
        actions={
          <>
            <LinkButton href={`/settings/teams/${slug}`}>Members</LinkButton>
            <LinkButton href={`/teams/${slug}/alert-routes`}>Alert routes</LinkButton>
            <LinkButton href={`/reliability/scorecards?team=${slug}`}>Scorecards</LinkButton>
            {mayCreate && <LinkButton href={`/services/new?team=${slug}`}>New service</LinkButton>}
            {mayCreate && <LinkButton href="/slos/new">New SLO</LinkButton>}
            {can(actor, "respond", team) && <DeclareLink primary />}
          </>
        }
      />
      {incidents.length > 0 && (
        <div className="mb-4">
          <OpenIncidents
            incidents={incidents.map((incident) => incidentRow(incident))}
            now={snapshot.at}
          />
        </div>
      )}
      <BudgetBoard
        actor={actor}
        snapshot={snapshot}
        slos={slos}
        team={slug}
        mayCreate={mayCreate}
        alerts={
          <OpenAlerts
            alerts={burningRows(alerts.items, slos)}
            total={alerts.total}
            now={snapshot.at}
            all={`/alerts?state=open&team=${slug}`}
          />
        }
        aside={
          <>
            <OnCallCard actor={actor} now={snapshot.at} teamId={team.id} />
            <OverdueCard actor={actor} team={team} now={snapshot.at} />
            <TeamPagingCard actor={actor} team={team} />
            <OnCallWarnings actor={actor} teamId={team.id} now={snapshot.at} />
          </>
        }
      />
    </>
  );
}
