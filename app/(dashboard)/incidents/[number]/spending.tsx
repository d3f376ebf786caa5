import { SpendingCard } from "@/components/incident/spending-card";
import { isOpen } from "@/lib/incident/status";
import { spendingOf, type CardProps } from "./incident-reads";

/** The error budget that the incident has spent so far; `spending` is what its address asks for. */
export async function Spending({
  actor,
  incident,
  now,
  spending,
}: CardProps & { spending: string | string[] | undefined }) {
  const spent = await spendingOf(actor, incident, now);
  const { id, status } = incident;
  return (
    <SpendingCard
      spent={spent}
      canceled={status === "canceled"}
      over={!isOpen(status)}
      allHref={spending === "all" ? null : `/incidents/${id}?spending=all#spending`}
    />
  );
}
