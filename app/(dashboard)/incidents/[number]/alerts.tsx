import { AlertList } from "@/components/alert/alert-list";
import { Card } from "@/components/ui/card";
import { alertRow } from "../../alerts/alert-rows";
import type { CardProps } from "./card-props";

/** The alerts that belong to the incident. */
export function Alerts({ shown, now }: CardProps) {
  const { items, total } = shown.alerts;
  if (total === 0) return null;
  return (
    <Card title="Alerts" note={total}>
      <AlertList alerts={items.map((alert) => alertRow(alert))} now={now} />
    </Card>
  );
}
