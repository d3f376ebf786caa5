import type { Metadata } from "next";
import { OpenAlerts } from "@/components/alert/open-alerts";
import { DeclareLink } from "@/components/incident/declare-link";
import { OpenIncidents } from "@/components/incident/open-incidents";
import { LinkButton } from "@/components/ui/button";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { canInSome } from "@/db/access/actor";
import { requireActor } from "@/server/auth/current-actor";
import { openAlerts } from "@/server/alerts/open";
import { openIncidents } from "@/server/incidents/open";
import { sloSnapshot } from "@/server/slos/snapshot";
import { readableTeams } from "@/server/teams/readable-teams";
import { burningRows } from "./alerts/alert-rows";
import { BudgetBoard } from "./budget-board";
import { incidentRow } from "./incidents/incident-rows";
import { OnCallCard } from "./on-call-card";
import { OverdueCard } from "./overdue-card";
import { WaitingReviewsCard } from "./waiting-reviews-card";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  const actor = await requireActor();
  const [snapshot, teams, incidents, alerts] = await Promise.all([
    sloSnapshot(actor),
    readableTeams(actor),
    openIncidents(actor),
    openAlerts(actor),
  ]);
  const mayCreate = canInSome(actor, "manage", teams);
  const mayDeclare = canInSome(actor, "respond", teams);
  const actions = (
    <>
      {mayCreate && <LinkButton href="/slos/new">New SLO</LinkButton>}
      {mayDeclare && <DeclareLink primary />}
    </>
  );
  return (
    <>
      <PageHeader
        title="Overview"
        aside={<LiveRefresh at={snapshot.at} stream="/api/live" />}
        {...(mayCreate || mayDeclare ? { actions } : {})}
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
        slos={snapshot.slos}
        mayCreate={mayCreate}
        alerts={
          <OpenAlerts
            alerts={burningRows(alerts.items, snapshot.slos)}
            total={alerts.total}
            now={snapshot.at}
            all="/alerts?state=open"
          />
        }
        aside={
          <>
            <OnCallCard actor={actor} now={snapshot.at} />
            <WaitingReviewsCard actor={actor} now={snapshot.at} most={5} all="/postmortems" />
            <OverdueCard actor={actor} now={snapshot.at} />
          </>
        }
      />
    </>
  );
}
