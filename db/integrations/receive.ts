import { and, eq } from "drizzle-orm";
import type { Incoming } from "@/lib/intake/incoming";
import type { Sent } from "@/lib/intake/read-sent";
import { assertCan, type Actor } from "../access/actor";
import { applySighting } from "../alerts/internal/apply";
import { openAlerts } from "../alerts/internal/open-alerts";
import { alerts } from "../schema/alerts";
import { integrations } from "../schema/integrations";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import type { Integration, Outcome } from "./integration";
import { keepPayload, type Received } from "./internal/keep-payload";
import { outcomeWords } from "./internal/outcome-words";
import { findIntegrationWhere } from "./internal/rows";
import { servicesOf } from "./internal/services-of";
import { originOf, sightingOf } from "./internal/sighting-of";

const MOST_OUTCOMES = 100;

type Reception = { body: string; status: number; now: Date };

/**
 * Takes all alerts of one request and what was sent in one transaction. Null where the integration
 * was deleted meanwhile.
 */
export async function receiveAlerts(
  actor: Actor,
  { id }: Integration,
  sent: Sent,
  { body, status, now }: Reception,
): Promise<Outcome[] | null> {
  assertCan(actor, "admin", null);
  return serialWrite(async (tx) => {
    const integration = await findIntegrationWhere(tx, eq(integrations.id, id));
    if (!integration) return null;
    const known = await servicesOf(tx, integration);
    const incoming = [...sent.alerts, ...(await othersOfGroup(tx, integration, sent))];
    const outcomes: Outcome[] = [];
    for (const one of incoming) {
      const sighting = sightingOf(integration, known, one, now);
      const { alertId, transition } = await applySighting(tx, actor, sighting, now);
      outcomes.push({ alertId, text: outcomeWords(one.status, transition) });
    }
    await keepPayload(tx, id, { body, status, ...told(outcomes, sent) }, now);
    return outcomes;
  });
}

/** Keeps what was sent and changes no alert: what could not be read, and what has no place here. */
export async function keepReceived(
  actor: Actor,
  { id }: Integration,
  received: Received,
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await serialWrite(async (tx) => {
    const there = await findIntegrationWhere(tx, eq(integrations.id, id));
    if (there) await keepPayload(tx, id, received, now);
  });
}

/** What else is open of a group that is over, also what its sender left out. */
async function othersOfGroup(
  tx: Db,
  integration: Integration,
  { closes, alerts: named }: Sent,
): Promise<Incoming[]> {
  if (closes === null) return [];
  const rows = await tx
    .select()
    .from(alerts)
    .where(
      and(eq(alerts.origin, originOf(integration)), eq(alerts.groupKey, closes), openAlerts()),
    );
  const sentKeys = new Set(named.map(({ key }) => key));
  // What began after the last of them had ended is not what the sender speaks of.
  const resolvedAt = named.reduce<number | null>(
    (last, each) => (each.resolvedAt === null ? last : Math.max(last ?? 0, each.resolvedAt)),
    null,
  );
  return rows
    .filter(({ key }) => !sentKeys.has(key))
    .map(({ key, groupKey, severity, title, labels, annotations, links }) => ({
      key,
      status: "resolved",
      severity,
      title,
      group: groupKey,
      labels,
      annotations,
      links,
      startedAt: null,
      resolvedAt,
    }));
}

/** Thousands of outcomes would be read by nobody. */
function told(outcomes: readonly Outcome[], { leftOut }: Sent) {
  const unshown = outcomes.length - MOST_OUTCOMES;
  const more = unshown > 0 ? [{ alertId: null, text: `and ${unshown} more` }] : [];
  const errors = leftOut > 0 ? [`${leftOut} alerts were too many for one request.`] : [];
  return { outcomes: [...outcomes.slice(0, MOST_OUTCOMES), ...more], errors };
}
