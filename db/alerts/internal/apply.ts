import { and, desc, eq } from "drizzle-orm";
import { live, type AlertEvent } from "@/lib/alert/lifecycle";
import type { Actor } from "../../access/actor";
import { alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import { happen, type Applied } from "./change";
import type { By } from "./changed";
import { follow } from "./follow";
import { lifeOf, type AlertRow } from "./life";
import { muteOf } from "./mute";
import { remember } from "./remember";
import { routeSighting } from "./route";
import type { Sighting } from "@/lib/alert/sighting";
import { described, insertAlert, updateAlert } from "./write-row";

/**
 * Takes in what somebody tells of an alert: its row, history and audit row, and what follows from
 * them, in one transaction. What changes nothing leaves no more than the time when it was last seen.
 */
export async function applySighting(
  tx: Db,
  actor: Actor,
  sighting: Sighting,
  now: Date,
): Promise<Applied> {
  const { facts } = sighting;
  const latest = await latestOf(tx, sighting);
  if (sighting.event !== "seen")
    return latest
      ? happen(tx, actor, latest, toldBy(sighting), { now, by: byOf(sighting), facts })
      : NOTHING;
  const { route, service, labels } = await routeSighting(tx, sighting, sighting.severity);
  const event: AlertEvent = { kind: "seen", severity: route.severity };
  const lived = live(latest && lifeOf(latest), event, now.getTime());
  if (!lived.alert) return NOTHING;
  const opens = lived.transition === "fired" || lived.transition === "reopened";
  const muteId = opens ? await muteOf(tx, sighting.teamId, labels, now) : (latest?.muteId ?? null);
  const serviceId = service?.id ?? null;
  const said = { ...described(sighting), serviceId, route, muteId, staleAt: null };
  const alert =
    lived.transition === "fired" || !latest
      ? await insertAlert(tx, sighting, lived.alert, said)
      : await updateAlert(tx, latest.id, lived.alert, said);
  if (lived.transition === null) return { alertId: alert.id, transition: null };
  const changed = { alert, transition: lived.transition, facts, by: null };
  await remember(tx, actor, changed, now);
  await follow(tx, actor, changed, now);
  return { alertId: alert.id, transition: lived.transition };
}

const NOTHING: Applied = { alertId: null, transition: null };

type Sighted = Exclude<Sighting, { event: "seen" }>;

const toldBy = (sighting: Sighted) =>
  sighting.event === "gone"
    ? ({ kind: "gone" } as const)
    : ({ kind: "acknowledged", by: sighting.by } as const);

const byOf = (sighting: Sighted): By | null =>
  sighting.event === "gone" ? null : { userId: null, name: sighting.by };

async function latestOf(tx: Db, { origin, key }: Sighting): Promise<AlertRow | null> {
  const [latest] = await tx
    .select()
    .from(alerts)
    .where(and(eq(alerts.origin, origin), eq(alerts.key, key)))
    .orderBy(desc(alerts.id))
    .limit(1);
  return latest ?? null;
}
