import { AlertList } from "@/components/alert/alert-list";
import { Card } from "@/components/ui/card";
import { listAlerts } from "@/db/alerts/list";
import { requestTime } from "@/server/request/request-time";
import { alertRow } from "../../../../alerts/alert-rows";
import type { SloView } from "./slo-view";

const MOST = 8;

/** Its alerts, open ones first. */
export async function SloAlerts({ actor, slo }: SloView) {
  const { items, total } = await listAlerts(
    actor,
    { sloId: slo.id },
    { order: "open-first", limit: MOST, offset: 0 },
  );
  if (total === 0) return null;
  return (
    <Card title="Alerts" note={total}>
      <AlertList alerts={items.map((alert) => alertRow(alert))} now={requestTime()} />
    </Card>
  );
}
