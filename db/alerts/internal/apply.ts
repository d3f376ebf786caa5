import { and, desc, eq } from "drizzle-orm";
import { live } from "@/lib/alert/lifecycle";
import { isOfEarlier, laterOccurrence, occurrenceOf } from "@/lib/alert/occurrence";
import type { Actor } from "../../access/actor";
import { alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import { happen, type Applied } from "./change";
import type { When } from "./changed";
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
 * `at`: when it was so, where that is told late; people are told from `now` on.
 */
export async function applySighting(
  tx: Db,
  actor: Actor,
  sighting: Sighting,
  now: Date,
  at = now,
): Promise<Applied> {
  const latest = await latestOf(tx, sighting);
  switch (sighting.event) {
    case "seen":
      return see(tx, actor, sighting, latest, { now, at });
    case "gone":
      if (!latest || isOfEarlier(sighting, latest.occurredAt)) return NOTHING;
      return happen(
        tx,
        actor,
        latest,
        { kind: "gone" },
        { now, at, by: null, facts: sighting.facts },
      );
    case "acknowledged": {
      if (!latest) return NOTHING;
      const by = { userId: null, name: sighting.by };
      const event = { kind: "acknowledged", by: sighting.by } as const;
      return happen(tx, actor, latest, event, { now, at, by, facts: sighting.facts });
    }
    default:
      throw new RangeError(`no event ${String(sighting satisfies never)}`);
  }
}

async function see(
  tx: Db,
  actor: Actor,
  sighting: Extract<Sighting, { event: "seen" }>,
  latest: AlertRow | null,
  { now, at }: When,
): Promise<Applied> {
  const { route, service, labels } = await routeSighting(tx, sighting, sighting.severity);
  const event = { kind: "seen", severity: route.severity } as const;
  const { alert: life, transition } = live(latest && lifeOf(latest), event, at.getTime());
  if (!life) return NOTHING;
  const opens = transition === "fired" || transition === "reopened";
  const said = {
    ...described(sighting),
    serviceId: service?.id ?? null,
    route,
    staleAt: null,
    ...(opens || !latest
      ? {
          muteId: await muteOf(tx, sighting.teamId, labels, now),
          occurredAt: occurrenceOf(sighting),
        }
      : {
          muteId: latest.muteId,
          occurredAt: laterOccurrence(latest.occurredAt, occurrenceOf(sighting)),
        }),
  };
  const alert =
    transition === "fired" || !latest
      ? await insertAlert(tx, sighting, life, said)
      : await updateAlert(tx, latest.id, life, said);
  if (transition === null) return { alertId: alert.id, transition: null };
  const changed = { alert, transition, facts: sighting.facts, by: null };
  await remember(tx, actor, changed, { now, at });
  await follow(tx, actor, changed, now);
  return { alertId: alert.id, transition };
}

const NOTHING: Applied = { alertId: null, transition: null };

async function latestOf(tx: Db, { origin, key }: Sighting): Promise<AlertRow | null> {
  const [latest] = await tx
    .select()
    .from(alerts)
    .where(and(eq(alerts.origin, origin), eq(alerts.key, key)))
    .orderBy(desc(alerts.id))
    .limit(1);
  return latest ?? null;
}
