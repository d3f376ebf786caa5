import { AlertList } from "@/components/alert/alert-list";
import { Card } from "@/components/ui/card";
import { listAlerts } from "@/db/alerts/list";
import { alertRow } from "../../alerts/alert-rows";
import type { CardProps } from "./incident-reads";

const MOST = 20;

/** The alerts that belong to the incident. */
export async function Alerts({ actor, incident, now }: CardProps) {
  const { items, total } = await listAlerts(
    actor,
    { incidentId: incident.id },
    { order: "open-first", limit: MOST, offset: 0 },
  );
  if (total === 0) return null;
  return (
    <Card title="Alerts" note={total}>
      <AlertList alerts={items.map((alert) => alertRow(alert))} now={now} />
    </Card>
  );
}
