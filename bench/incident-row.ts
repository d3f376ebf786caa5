import type { incidents } from "@/db/schema/incidents";
import { SEVERITIES } from "@/lib/incident/severity";

const MINUTE_MS = 60_000;

/** A resolved incident that began then, of a severity and length by its place in the row. */
export function incidentRow(
  index: number,
  startedMs: number,
  teamId: number,
): typeof incidents.$inferInsert {
  const after = (minutes: number) => new Date(startedMs + minutes * MINUTE_MS);
  return {
    teamId,
    title: `Incident ${index}`,
    summary: "",
    severity: SEVERITIES[index % SEVERITIES.length] ?? "SEV3",
    status: "resolved",
    startedAt: after(0),
    detectedAt: after(1 + (index % 7)),
    acknowledgedAt: after(8 + (index % 5)),
    mitigatedAt: after(20 + ((index * 37) % 90)),
    resolvedAt: after(25 + ((index * 37) % 200)),
    roles: {},
    declaredAt: after(2 + (index % 7)),
    declaredBy: "bench",
    demo: false,
    version: 1,
    revision: 1,
    updatedAt: after(300),
  };
}
