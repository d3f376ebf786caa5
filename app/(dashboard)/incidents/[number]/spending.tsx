import { SpendingCard } from "@/components/incident/spending-card";
import { isOpen } from "@/lib/incident/status";
import type { CardProps } from "./card-props";
import { viewHref, type PageView } from "./page-view";

/** The error budget that the incident has spent so far. */
export function Spending({ shown, spent, entries, spending }: CardProps & PageView) {
  const { id, status } = shown.incident;
  return (
    <SpendingCard
      spent={spent}
      canceled={status === "canceled"}
      over={!isOpen(status)}
      allHref={spending === "all" ? null : viewHref(id, { entries, spending: "all" }, "spending")}
    />
  );
}
