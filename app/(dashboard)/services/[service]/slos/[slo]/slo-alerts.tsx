import { AlertList } from "@/components/alert/alert-list";
import { Card } from "@/components/ui/card";
import { alertRow } from "../../../../alerts/alert-rows";
import type { SloView } from "./slo-view";

/** Its alerts, open ones first. */
export function SloAlerts({ alerts: { items, total }, now }: SloView) {
  if (total === 0) return null;
  return (
    <Card title="Alerts" note={total}>
      <AlertList alerts={items.map((alert) => alertRow(alert))} now={now} />
    </Card>
  );
}
