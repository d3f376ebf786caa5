import "server-only";
import type { Actor } from "@/db/access/actor";
import { finishDelivery, type Outcome } from "@/db/notifications/finish";
import { listStillHeld, type Leased } from "@/db/notifications/lease";
import type { Notice } from "@/lib/notification/notice";
import { metrics } from "@/server/metrics/metrics";
import { attempt } from "./attempt";
import type { Compose } from "./channels/channel";
import { noticeFor, together } from "./notice-for";

type Told = { one: Leased; notice: Notice };

/**
 * Sends one message for all of `leased`, which go to one place together, and marks them. Who is
 * still to be told, and of what, is looked up when its turn has come.
 */
export async function deliver(
  actor: Actor,
  leased: readonly Leased[],
  clock: () => Date,
): Promise<Outcome> {
  const [first] = leased;
  if (!first) return { kind: "unwanted" };
  let told: readonly Leased[] = leased;
  const compose: Compose = async () => {
    const wanted = await stillWanted(actor, leased, clock());
    told = wanted.map(({ one }) => one);
    const [head] = told;
    return head
      ? { notice: together(wanted.map(({ notice }) => notice)), id: head.row.messageId }
      : null;
  };
  const outcome = await attempt(first, compose, clock);
  const rest = leased.filter((one) => !told.includes(one));
  await finishDelivery(actor, rest, { kind: "unwanted" }, clock());
  await finishDelivery(actor, told, outcome, clock());
  metrics().notifications.inc({ channel: first.row.channel, outcome: outcome.kind });
  return outcome;
}

async function stillWanted(actor: Actor, leased: readonly Leased[], now: Date): Promise<Told[]> {
  const wanted: Told[] = [];
  for (const one of await listStillHeld(actor, leased)) {
    const notice = await noticeFor(actor, one, now);
    if (notice) wanted.push({ one, notice });
  }
  return wanted;
}
