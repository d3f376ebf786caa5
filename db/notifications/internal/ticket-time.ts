import { and, eq, gte, inArray, max, min, sql } from "drizzle-orm";
import type { Cause } from "@/lib/notification/cause";
import { eventAt } from "@/lib/notification/event-time";
import { afterQuietHours, type QuietHours } from "@/lib/notification/quiet-hours";
import { APART_MS, groupedAt } from "@/lib/notification/ticket-group";
import { notifications } from "../../schema/notifications";
import type { Db } from "../../store/engine";
import type { Message } from "../message";
import { orNull, toSamePlace, type Destination } from "./destination";

/**
 * When a message leaves that is planned for `at`: pages and tests as planned, tickets and what rooms
 * are told of with their like.
 */
export async function ticketTime(
  tx: Db,
  to: Destination,
  message: Message,
  at: number,
  quiet: QuietHours | null,
): Promise<number> {
  const { cause, severity, teamId } = message;
  if (severity === "page" || cause.kind === "test") return at;
  if (cause.kind === "event")
    return to.channel === "webhook" ? at : eventAt(at, await groupOf(tx, to, teamId, at, "events"));
  if (cause.kind !== "alert" && cause.kind !== "escalation") return afterQuietHours(at, quiet);
  return afterQuietHours(groupedAt(at, await groupOf(tx, to, teamId, at, "tickets")), quiet);
}

/** What goes out together; a test or a word about a shift holds up no ticket. */
const GROUPED = {
  tickets: ["alert", "escalation"],
  events: ["event"],
} satisfies Record<string, Cause["kind"][]>;

/** What waits for the same place, and when the last of it went there, as far as that matters at `at`. */
async function groupOf(
  tx: Db,
  to: Destination,
  teamId: number | null,
  at: number,
  what: keyof typeof GROUPED,
): Promise<{ waitingUntil: number | null; lastSentAt: number | null }> {
  const same = and(
    eq(notifications.severity, "ticket"),
    inArray(sql<string>`${notifications.cause} ->> 'kind'`, GROUPED[what]),
    orNull(notifications.teamId, teamId),
    toSamePlace(to),
  );
  const [waiting] = await tx
    .select({ at: min(notifications.nextAttemptAt) })
    .from(notifications)
    .where(and(same, eq(notifications.state, "waiting"), eq(notifications.attempts, 0)));
  const [sent] = await tx
    .select({ at: max(notifications.finishedAt) })
    .from(notifications)
    .where(
      and(
        same,
        eq(notifications.state, "sent"),
        gte(notifications.finishedAt, new Date(at - APART_MS)),
      ),
    );
  return {
    waitingUntil: waiting?.at?.getTime() ?? null,
    lastSentAt: sent?.at?.getTime() ?? null,
  };
}
