import { SpendingCard } from "@/components/incident/spending-card";
import { isOpen } from "@/lib/incident/status";
import { spendingOf, type CardProps } from "./incident-reads";
import { viewHref, type PageView } from "./page-view";

/** The error budget that the incident has spent so far. */
export async function Spending({ actor, incident, now, shown, spending }: CardProps & PageView) {
  const spent = await spendingOf(actor, incident, now);
  const { id, status } = incident;
  return (
    <SpendingCard
      spent={spent}
      canceled={status === "canceled"}
      over={!isOpen(status)}
      allHref={spending === "all" ? null : viewHref(id, { shown, spending: "all" }, "spending")}
    />
  );
}
