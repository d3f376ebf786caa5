import type { OpenAlert, Sighting } from "@/lib/alert/sighting";
import { assertCan, type Actor } from "../access/actor";
import { serialWrite } from "../store/serial-write";
import { listOpenOf } from "./evaluation";
import { applySighting } from "./internal/apply";

/** What is open about Burnline itself. */
export const listOwnAlerts = (actor: Actor): Promise<OpenAlert[]> =>
  listOpenOf(actor, ["burnline"]);

/** Applies what was found of Burnline itself, in one transaction. */
export async function recordOwnAlerts(
  actor: Actor,
  sightings: readonly Sighting[],
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  if (sightings.length === 0) return;
  await serialWrite(async (tx) => {
    for (const sighting of sightings) await applySighting(tx, actor, sighting, now);
  });
}
