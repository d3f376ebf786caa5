import "server-only";
import type { Actor } from "@/db/access/actor";
import { listImpacts } from "@/db/incidents/list-impacts";
import type { IncidentCause } from "@/lib/budget/incident-spending";
import { DAY_MS } from "@/lib/time/duration";
import { floorToMinute } from "@/lib/time/interval";

const LONGEST_WINDOW_MS = 400 * DAY_MS;
const MOST_DRAWN = 60;

/** `start..end`: the impact, from its beginning until it was over, or until now. */
export type IncidentSpan = {
  number: number;
  title: string;
  label: string;
  short: string;
  href: string;
  start: number;
  end: number;
  isOpen: boolean;
  charged: IncidentCause;
};

/**
 * The incidents that touched a service, for charts and the ledger, which charges them until they
 * were resolved. The newest ones.
 */
export async function incidentSpans(
  actor: Actor,
  service: string,
  nowMs: number,
): Promise<IncidentSpan[]> {
  // By the minute: what is evaluated with them is kept as long as the same is asked.
  const minute = floorToMinute(nowMs);
  const impacts = await listImpacts(actor, {
    service,
    from: new Date(minute - LONGEST_WINDOW_MS),
    limit: MOST_DRAWN,
  });
  return impacts.map(({ id, title, startedAt, mitigatedAt, resolvedAt }) => {
    const start = startedAt.getTime();
    const resolved = resolvedAt?.getTime() ?? Math.max(start, minute);
    const charged: IncidentCause = { kind: "incident", number: id, title, start, end: resolved };
    return {
      number: id,
      title,
      label: `#${id} ${title}`,
      short: `#${id}`,
      href: `/incidents/${id}`,
      start,
      end: mitigatedAt?.getTime() ?? resolved,
      isOpen: resolvedAt === null,
      charged,
    };
  });
}
