import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AlertButtons } from "@/components/alert/alert-buttons";
import { AlertHistory } from "@/components/alert/alert-history";
import { AlertReason, FiredRules } from "@/components/alert/alert-reason";
import { AlertState } from "@/components/alert/alert-state";
import { UrgencyBadge } from "@/components/alert/urgency-badge";
import { PageKeys } from "@/components/shell/page-keys";
import { Card } from "@/components/ui/card";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { ZoneToggle } from "@/components/ui/zone-toggle";
import { can } from "@/db/access/actor";
import { getAlert, listAlertEvents } from "@/db/alerts/find";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { requestTime } from "@/server/request/request-time";
import { acknowledgeAlertAction, muteAlertAction, resolveAlertAction } from "../actions";
import { alertRow } from "../alert-rows";
import { About } from "./about";
import { AlertChart } from "./alert-chart";
import { EarlierChanges } from "./earlier-changes";
import { evaluatedSloOf, isStillSo } from "./evaluated-slo";
import { Told } from "./told";

type Props = PageProps<"/alerts/[alert]">;

const ACTIONS = {
  acknowledge: acknowledgeAlertAction,
  resolve: resolveAlertAction,
  mute: muteAlertAction,
};

const shownAlert = cache(async (id: string) => {
  if (!/^\d{1,15}$/.test(id)) notFound();
  return orNotFound(getAlert(await requireActor(), Number(id)));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await shownAlert((await params).alert)).title };
}

export default async function AlertPage({ params }: Props) {
  const actor = await requireActor();
  const alert = await shownAlert((await params).alert);
  const now = requestTime();
  const [events, evaluated] = await Promise.all([
    listAlertEvents(actor, alert.id),
    evaluatedSloOf(actor, alert),
  ]);
  const view = alertRow(alert);
  const fired = events.findLast(
    ({ transition, facts, severity }) =>
      facts !== null &&
      severity === view.severity &&
      ["fired", "reopened", "raised", "lowered"].includes(transition),
  );
  const mayRespond = can(actor, "respond", alert.team);
  return (
    <>
      <PageKeys />
      <PageHeader
        title={alert.title}
        crumbs={[{ href: "/alerts", label: "Alerts" }]}
        aside={
          <>
            <UrgencyBadge severity={view.severity} over={alert.state === "resolved"} />
            <span>
              <AlertState alert={view} now={now} />
            </span>
            <LiveRefresh at={now} stream="/api/live" />
          </>
        }
        {...(mayRespond
          ? {
              actions: (
                <AlertButtons
                  alert={view}
                  actions={ACTIONS}
                  stillSo={isStillSo(alert, evaluated, now)}
                />
              ),
            }
          : {})}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          {fired?.facts && (
            <Card title="Why it fired" flush>
              <AlertReason facts={fired.facts} severity={fired.severity} />
              <FiredRules facts={fired.facts} />
            </Card>
          )}
          <EarlierChanges actor={actor} alert={alert} />
          <AlertChart actor={actor} alert={alert} events={events} evaluated={evaluated} now={now} />
        </div>
        <div className="grid min-w-0 gap-4">
          <Card title="History" actions={<ZoneToggle />} flush>
            <AlertHistory events={events.map((event) => ({ ...event, at: event.at.getTime() }))} />
          </Card>
          <Told actor={actor} alert={alert} />
          <About alert={alert} />
        </div>
      </div>
    </>
  );
}
