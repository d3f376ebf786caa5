import { SpendingCard } from "@/components/incident/spending-card";
import { isOpen } from "@/lib/incident/status";
import { spendingOf, type CardProps } from "./incident-reads";

/** The error budget that the incident has spent so far. */
export async function Spending({ actor, incident, now }: CardProps) {
  const spent = await spendingOf(actor, incident, now);
  const { status } = incident;
  return <SpendingCard spent={spent} canceled={status === "canceled"} over={!isOpen(status)} />;
}
