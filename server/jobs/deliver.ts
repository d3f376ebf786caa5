import { randomUUID } from "node:crypto";
import { hasDue, leaseDue, renewLeases, type Leased } from "@/db/notifications/lease";
import { groupBy } from "@/lib/collections/group-by";
import { MINUTE_MS, SECOND_MS } from "@/lib/time/duration";
import { logFailure } from "@/server/logging/outage";
import { deliver } from "@/server/notifications/deliver-one";
import type { Job, JobContext } from "./job";
import { Sending } from "./sending";

const LOOK_AGAIN_MS = 250;
/** How long what a dead process was sending waits for another; whoever lives renews it. */
const LEASE_MS = 15 * SECOND_MS;
const RENEW_MS = LEASE_MS / 3;
const AT_ONCE = 400;
const BATCH = 40;

/** Sends what is due; looks for more each quarter of a second while something is being sent. */
export const deliverJob: Job = {
  name: "deliver",
  does: "Sends what people and channels are to be told.",
  everyMs: SECOND_MS,
  offsetMs: 0,
  longestMs: 10 * MINUTE_MS,
  leaseMs: LEASE_MS,
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
 * when the process ends is sent by the next, under the same id, once the lease has ended. Rejects
 * at the end where the store failed, which leaves a message to its lease.
 */
export async function deliverDue(
  { actor, stop }: Pick<JobContext, "actor" | "stop">,
  clock: () => Date = () => new Date(),
): Promise<void> {
  const holder = randomUUID();
  const leaseEnd = () => new Date(clock().getTime() + LEASE_MS);
  const renewal = setInterval(
    () =>
      void renewLeases(actor, holder, leaseEnd()).catch((error: unknown) =>
        logFailure(error, "leases of messages"),
      ),
    RENEW_MS,
  );
  const sending = new Sending();
  try {
    while (!stop.aborted) {
      const limit = Math.min(BATCH, AT_ONCE - sending.count);
      // A look costs no write.
      const wanted = limit > 0 && (await hasDue(actor, clock()));
      const leased = wanted
        ? await leaseDue(actor, { holder, now: clock(), until: leaseEnd(), limit })
        : [];
      for (const group of inMessages(leased))
        sending.add(group.length, deliver(actor, group, clock));
      if (sending.count === 0) break;
      if (leased.length < BATCH) await sending.next(LOOK_AGAIN_MS);
    }
    await sending.settled();
  } finally {
    clearInterval(renewal);
  }
}

/** Tickets and events of one team to one place leave as one message; programs get each by itself. */
const inMessages = (leased: readonly Leased[]): Leased[][] => [
  ...groupBy(leased, ({ row }) => {
    const { cause, severity, channel } = row;
    const alone =
      severity === "page" ||
      channel === "webhook" ||
      (cause.kind !== "alert" && cause.kind !== "escalation" && cause.kind !== "event");
    return alone
      ? `message ${row.id}`
      : [row.teamId, row.userId, row.contactMethodId, row.channelId, channel].join(" ");
  }).values(),
];
