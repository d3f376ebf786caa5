import { EarlierCard } from "@/components/incident/earlier-card";
import { listEarlierIncidents } from "@/db/postmortems/list-earlier-incidents";
import type { CardProps } from "./incident-reads";

/** Similar incidents of the past, and what ended them. */
export async function Earlier({ actor, incident }: CardProps) {
  const earlier = await listEarlierIncidents(actor, incident);
  if (earlier.length === 0) return null;
  return (
    <EarlierCard
      earlier={earlier.map(
        ({ incident: { id, startedAt, resolvedAt, ...other }, resolution, lesson }) => ({
          number: id,
          title: other.title,
          severity: other.severity,
          startedAt: startedAt.getTime(),
          lastedMs: (resolvedAt ?? startedAt).getTime() - startedAt.getTime(),
          said: resolution || other.summary,
          lesson,
        }),
      )}
    />
  );
}
