import { and, eq, lte } from "drizzle-orm";
import { type Actor, assertCan } from "../access/actor";
import { readAs } from "../access/reader";
import { alertMutes, alerts } from "../schema/alerts";
import { serialWrite } from "../store/serial-write";
import { openAlerts } from "./internal/open-alerts";
import { unmuteEnded } from "./internal/unmute-ended";

/** Tells of what is open still although its mute is over; answers of how many alerts. */
export async function endMutes(actor: Actor, now: Date): Promise<number> {
  assertCan(actor, "admin", null);
  const [due] = await readAs(actor)
    .select({ id: alerts.id })
    .from(alerts)
    .innerJoin(alertMutes, eq(alertMutes.id, alerts.muteId))
    .where(and(openAlerts(), lte(alertMutes.endsAt, now)))
    .limit(1);
  if (!due) return 0;
  return serialWrite((tx) => unmuteEnded(tx, actor, now));
}
