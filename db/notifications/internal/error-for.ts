import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { notificationAttempts, notifications } from "../../schema/notifications";

/**
 * Why a message was not taken, as far as the actor may know: what a receiver says of a person's
 * address is for that person, others read of which kind the failure was.
 */
export function errorFor(actor: Actor): SQL<string | null> {
  const reader = actor.kind === "user" ? actor.userId : null;
  const ofLastTry = sql`(select ${notificationAttempts.error} from ${notificationAttempts} where ${notificationAttempts.notificationId} = ${notifications.id} order by ${notificationAttempts.id} desc limit 1)`;
  return sql<
    string | null
  >`case when ${notifications.userId} is null or ${notifications.userId} = ${reader} then ${notifications.error} when ${notifications.error} is not null then coalesce(${ofLastTry}, ${notifications.error}) end`;
}
