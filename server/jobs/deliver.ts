import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { hasDue, leaseDue, type Leased } from "@/db/notifications/lease";
import { groupBy } from "@/lib/collections/group-by";
import { MINUTE_MS, SECOND_MS } from "@/lib/time/duration";
import { logFailure } from "@/server/logging/outage";
import { deliver } from "@/server/notifications/deliver-one";
import type { Job, JobContext } from "./job";

const LOOK_AGAIN_MS = 250;
/** Longer than any call may take with its wait for a place. */
const LEASE_MS = 2 * MINUTE_MS;
const AT_ONCE = 400;
const BATCH = 40;

/** Sends what is due; looks for more each quarter of a second while something is being sent. */
export const deliverJob: Job = {
  name: "deliver",
  does: "Sends what people and channels are to be told.",
  everyMs: SECOND_MS,
  offsetMs: 0,
  longestMs: 10 * MINUTE_MS,
  wanted: async (actor, now) => isSilentFor(MINUTE_MS, now) || (await hasDue(actor, now)),
  run: (context) => {
    lastRunAt = context.now;
    return deliverDue(context);
  },
};

/** With nothing to send it runs all the same now and then, so that it is seen to work. */
let lastRunAt: Date | null = null;
const isSilentFor = (ms: number, now: Date): boolean =>
  lastRunAt === null || Math.abs(now.getTime() - lastRunAt.getTime()) >= ms;

/**
 * Everything goes out on its own: what waits for one receiver holds up no other. What is not sent
 * when the process ends is sent by the next, under the same id, once the lease has ended.
 */
export async function deliverDue(
  { actor, stop }: Pick<JobContext, "actor" | "stop">,
  clock: () => Date = () => new Date(),
): Promise<void> {
  const holder = randomUUID();
  const sending = new Set<Promise<void>>();
  let count = 0;
  while (!stop.aborted) {
    const now = clock();
    const until = new Date(now.getTime() + LEASE_MS);
    const limit = Math.min(BATCH, AT_ONCE - count);
    // A look costs no write.
    const wanted = limit > 0 && (await hasDue(actor, now));
    const leased = wanted ? await leaseDue(actor, { holder, now, until, limit }) : [];
    for (const group of inMessages(leased)) {
      count += group.length;
      const sent: Promise<void> = deliver(actor, group, clock)
        .then(() => undefined)
        .catch((error: unknown) => logFailure(error, "delivery"))
        .finally(() => {
          count -= group.length;
          sending.delete(sent);
        });
      sending.add(sent);
    }
    if (sending.size === 0) break;
    if (leased.length < BATCH)
      await Promise.race([...sending, delay(LOOK_AGAIN_MS, undefined, { ref: false })]);
  }
  await Promise.all(sending);
}

/** Tickets of one team to one place leave as one message; programs get each by itself. */
const inMessages = (leased: readonly Leased[]): Leased[][] => [
  ...groupBy(leased, ({ row }) => {
    const { cause, severity, channel } = row;
    const alone =
      severity === "page" ||
      channel === "webhook" ||
      (cause.kind !== "alert" && cause.kind !== "escalation");
    return alone
      ? `message ${row.id}`
      : [row.teamId, row.userId, row.contactMethodId, row.channelId, channel].join(" ");
  }).values(),
];
