import "server-only";
import type { Outcome } from "@/db/notifications/finish";
import type { Leased } from "@/db/notifications/lease";
import { storeFailureOf } from "@/db/store/store-failure";
import { retryAfter } from "@/lib/notification/retry";
import { DAY_MS, SECOND_MS } from "@/lib/time/duration";
import { log } from "@/server/logging/log";
import { logFailure } from "@/server/logging/outage";
import { BusyError, DependencyError } from "@/server/outgoing/dependency-error";
import type { Compose } from "./channels/channel";
import { CHANNELS } from "./channels/registry";
import { hiddenIn, withoutParts } from "./hidden-parts";
import { openAddress } from "./sealed-address";
import { SendFailure, unreadable } from "./send-failure";

/** A page that was never taken in this time reaches nobody any more. */
const LONGEST_TRYING_MS = DAY_MS;
const POSTPONED_MS = 2 * SECOND_MS;

/** Tries once to hand over what `compose` makes; rejects only where the store fails. */
export async function attempt(one: Leased, compose: Compose, clock: () => Date): Promise<Outcome> {
  let address: object | null = null;
  try {
    address = addressOf(one);
    if (address === null)
      throw new SendFailure("The contact or channel is gone.", { kind: "never" });
    const sent = await CHANNELS[one.row.channel].deliver(compose, address);
    return { kind: sent ? "sent" : "unwanted" };
  } catch (error) {
    // A receiver's connection can break with the same codes as the store's.
    if (!(error instanceof DependencyError) && storeFailureOf(error) !== null) throw error;
    if (error instanceof BusyError)
      return { kind: "postponed", until: new Date(clock().getTime() + POSTPONED_MS) };
    return failed(one, failureOf(error), address ?? {}, clock().getTime());
  }
}

function failureOf(error: unknown): SendFailure {
  if (error instanceof SendFailure) return error;
  if (error instanceof DependencyError)
    return new SendFailure(
      "The receiver could not be reached.",
      { kind: "failed" },
      { detail: error.message },
    );
  logFailure(error, "delivery");
  return new SendFailure("Something went wrong in Burnline.", { kind: "failed" });
}

function failed(one: Leased, error: SendFailure, address: object, now: number): Outcome {
  const { row } = one;
  const { failure, message } = error;
  log("warn", "notification.failed", { id: row.messageId, channel: row.channel, error: message });
  const detail = detailFor(one, error, address);
  return {
    kind: "failed",
    // What is wrong with a team's channel concerns all of the team.
    error: one.channel ? detail : message,
    detail,
    retryAt: retryAt(row, failure, now),
    gone: failure.kind === "gone",
  };
}

/** With the address of a letter for its owner alone; keys stay hidden from everybody. */
function detailFor({ row, channel }: Leased, { detail }: SendFailure, address: object): string {
  const own = row.channel === "email" && !channel;
  return own ? detail : withoutParts(detail, hiddenIn(address));
}

function retryAt(row: Leased["row"], failure: SendFailure["failure"], now: number): Date | null {
  const urgency = urgencyOf(row);
  const wait = retryAfter(urgency, row.attempts, failure);
  const over = urgency === "page" && now - row.createdAt.getTime() > LONGEST_TRYING_MS;
  return wait === null || over || row.cause.kind === "test" ? null : new Date(now + wait);
}

/** What an acknowledgement ends is tried until then; everything else by the webhook's steps. */
function urgencyOf({ severity, cause }: Leased["row"]): "page" | "webhook" {
  const ends =
    cause.kind === "escalation" || (cause.kind === "alert" && cause.became !== "resolved");
  return severity === "page" && ends ? "page" : "webhook";
}

/** Null where it was deleted, or takes no more. */
function addressOf({ row, user, contact, channel }: Leased): object | null {
  if (channel) return channel.gone ? null : opened({ channel: channel.slug }, channel);
  if (!user) return null;
  if (contact) return contact.gone ? null : opened({ userId: user.id }, contact);
  return row.channel === "email" ? { email: user.email } : null;
}

function opened(
  owner: Parameters<typeof openAddress>[0],
  { sealedAddress }: { sealedAddress: string },
): object {
  try {
    return openAddress(owner, sealedAddress) as object;
  } catch {
    throw unreadable();
  }
}
