import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IncidentColumns } from "@/components/incident/incident-columns";
import { IncidentHeader } from "@/components/incident/incident-header";
import { StatusCard } from "@/components/incident/status-card";
import { PageKeys } from "@/components/shell/page-keys";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { canInIncident } from "@/db/incidents/incident";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { shownIncident } from "@/server/incidents/shown-incident";
import { shownSpending } from "@/server/incidents/spending";
import { requestTime } from "@/server/request/request-time";
import { About } from "./about";
import { Alerts } from "./alerts";
import { Duplicates } from "./duplicates";
import { Earlier } from "./earlier";
import { Escalation } from "./escalation";
import { headerButtons } from "./header-buttons";
import { ACTIONS } from "./incident-actions";
import type { CardProps } from "./card-props";
import { IncidentTimeline } from "./incident-timeline";
import { KeyTimes } from "./key-times";
import { pageView } from "./page-view";
import { PostmortemDue } from "./postmortem-due";
import { Roles } from "./roles";
import { Spending } from "./spending";

export const metadata: Metadata = { title: "Incident" };

export default async function IncidentPage({
  params,
  searchParams,
}: PageProps<"/incidents/[number]">) {
  const actor = await requireActor();
  const [{ number }, asked] = await Promise.all([params, searchParams]);
  if (!/^\d{1,15}$/.test(number)) notFound();
  const now = requestTime();
  const shown = await orNotFound(shownIncident(actor, Number(number)));
  const { incident } = shown;
  const spent = await shownSpending(actor, incident);
  const actions = canInIncident(actor, "respond", incident) ? ACTIONS : null;
  const view = pageView(asked);
  const card: CardProps = { actor, shown, spent, actions, now };
  return (
    <>
      <PageKeys />
      <Header {...card} />
      <Duplicates {...card} />
      <IncidentColumns
        status={
          <StatusCard
            number={incident.id}
            status={incident.status}
            severity={incident.severity}
            isDuplicate={incident.duplicateOfId !== null}
            actions={actions}
          />
        }
        timeline={<IncidentTimeline {...card} {...view} />}
      >
        <PostmortemDue {...card} />
        <Escalation {...card} />
        <Roles {...card} />
        <Alerts {...card} />
        <Spending {...card} {...view} />
        <Earlier {...card} />
        <About {...card} />
        <KeyTimes {...card} />
      </IncidentColumns>
    </>
  );
}

function Header({ shown, spent, actions, now }: CardProps) {
  const { incident, derived } = shown;
  const { startedAt, resolvedAt } = derived.times;
  return (
    <IncidentHeader
      number={incident.id}
      title={incident.title}
      severity={incident.severity}
      status={incident.status}
      team={incident.team}
      declaredBy={incident.declaredBy}
      declaredAt={incident.declaredAt.getTime()}
      startedAt={startedAt}
      resolvedAt={resolvedAt}
      lastUpdateAt={incident.lastUpdateAt?.getTime() ?? null}
      spent={spent[0]?.consumed ?? null}
      now={now}
      aside={
        <LiveRefresh
          at={now}
          stream={`/api/live?incident=${incident.id}`}
          seen={incident.revision}
        />
      }
      buttons={headerButtons({ shown, actions })}
    />
  );
}
