import type { Actor } from "../../access/actor";
import type { Db } from "../../store/engine";
import type { Changed } from "./changed";
import { openIncidentOf } from "./incident";

/** What a transition of an alert brings about: incidents, people who are told, and silence. */
export async function follow(tx: Db, actor: Actor, changed: Changed, now: Date): Promise<void> {
  const { alert, transition } = changed;
  const begins = transition === "fired" || transition === "reopened" || transition === "raised";
  if (begins && alert.muteId === null) await openIncidentOf(tx, actor, alert, now);
}
