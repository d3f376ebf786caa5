import "server-only";
import type { Actor } from "@/db/access/actor";
import { finishDelivery, type Outcome } from "@/db/notifications/finish";
import type { Leased } from "@/db/notifications/lease";
import type { Notice } from "@/lib/notification/notice";
import { retryAfter } from "@/lib/notification/retry";
import { DAY_MS } from "@/lib/time/duration";
import { log } from "@/server/logging/log";
import { metrics } from "@/server/metrics/metrics";
import { CHANNELS } from "./channels/registry";
import { noticeFor, together } from "./notice-for";
import { openAddress } from "./sealed-address";
import { failureOf } from "./send-failure";

/** A page that was never taken in this time reaches nobody any more. */
const LONGEST_TRYING_MS = DAY_MS;

/** Sends one message for all of `leased`, which go to one place together, and marks them. */
export async function deliver(
  actor: Actor,
  leased: readonly Leased[],
  clock: () => Date,
): Promise<Outcome> {
  const told: { one: Leased; notice: Notice }[] = [];
  const unwanted: Leased[] = [];
  for (const one of leased) {
    const notice = await noticeFor(actor, one, clock());
    if (notice) told.push({ one, notice });
    else unwanted.push(one);
  }
  await finishDelivery(actor, unwanted, { kind: "unwanted" }, clock());
  const [first] = told;
  if (!first) return { kind: "unwanted" };
  const notice = together(told.map((each) => each.notice));
  const outcome = await attempt(first.one, notice, clock);
  await finishDelivery(
    actor,
    told.map(({ one }) => one),
    outcome,
    clock(),
  );
  metrics().notifications.inc({ channel: first.one.row.channel, outcome: outcome.kind });
  return outcome;
}

async function attempt(one: Leased, notice: Notice, clock: () => Date): Promise<Outcome> {
  const { row } = one;
  try {
    const address = addressOf(one);
    if (address === null) return failed("The contact or channel is gone.", null, false);
    await CHANNELS[row.channel].deliver(notice, row.messageId, address);
    return { kind: "sent" };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const failure = failureOf(error);
    const now = clock().getTime();
    const urgency = urgencyOf(row);
    const wait = retryAfter(urgency, row.attempts, failure);
    const over = urgency === "page" && now - row.createdAt.getTime() > LONGEST_TRYING_MS;
    log("warn", "notification.failed", { id: row.messageId, channel: row.channel, error: message });
    return failed(
      message,
      wait === null || over || row.cause.kind === "test" ? null : new Date(now + wait),
      failure.kind === "gone",
    );
  }
}

const failed = (error: string, retryAt: Date | null, gone: boolean): Outcome => ({
  kind: "failed",
  error,
  retryAt,
  gone,
});

/** What an acknowledgement ends is tried until then; everything else by the webhook's steps. */
function urgencyOf({ severity, cause }: Leased["row"]): "page" | "webhook" {
  const ends =
    cause.kind === "escalation" || (cause.kind === "alert" && cause.became !== "resolved");
  return severity === "page" && ends ? "page" : "webhook";
}

/** Null where it was deleted, or takes no more. */
function addressOf({ row, user, contact, channel }: Leased): unknown {
  if (channel)
    return channel.gone ? null : openAddress({ channel: channel.slug }, channel.sealedAddress);
  if (!user) return null;
  if (contact) return contact.gone ? null : openAddress({ userId: user.id }, contact.sealedAddress);
  return row.channel === "email" ? { email: user.email } : null;
}
