import "server-only";
import type { Actor } from "@/db/actor";
import { listIncidents } from "@/db/incident-list";
import { DAY_MS } from "@/lib/time/duration";

const LONGEST_WINDOW_MS = 400 * DAY_MS;
const MOST_DRAWN = 60;

/** The impact of the incidents that touched a service, for charts: from its beginning until it was over, or until now. The newest ones. */
export async function incidentSpans(actor: Actor, service: string, nowMs: number): Promise<{ start: number; end: number; label: string }[]> {
  const { items } = await listIncidents(actor, { service, from: nowMs - LONGEST_WINDOW_MS, statuses: ["investigating", "identified", "monitoring", "resolved"] }, { order: "newest", limit: MOST_DRAWN, before: null });
  return items.map(({ id, title, startedAt, mitigatedAt, resolvedAt }) => ({ start: startedAt.getTime(), end: (mitigatedAt ?? resolvedAt)?.getTime() ?? nowMs, label: `#${id} ${title}` }));
}
