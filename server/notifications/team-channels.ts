import "server-only";
import type { Actor } from "@/db/access/actor";
import type { TeamChannel } from "@/db/contacts/channels";
import { putChannel } from "@/db/contacts/put-channel";
import { isEmptyReceiver, type ChannelInput } from "@/lib/notification/receiver-schema";
import { enteredAddress } from "./entered-address";
import { sealAddress } from "./sealed-address";

type Put = { channel: TeamChannel; created: boolean; secret: string | null };

/**
 * Creates or replaces a channel. Where nothing is said of where it goes, what is stored stays; a
 * webhook's new address gets a new secret, which is answered once.
 */
export async function saveChannel(
  actor: Actor,
  slug: string,
  { name, team, events, ...receiver }: ChannelInput,
  now: Date,
  onlyNew = false,
): Promise<Put> {
  const entered = isEmptyReceiver(receiver) ? null : enteredAddress(receiver);
  const sealedAddress = entered && sealAddress({ channel: slug }, entered.address);
  const { kind } = receiver;
  const columns = { name, team, kind, sealedAddress, events };
  const { channel, created } = await putChannel(actor, slug, columns, now, onlyNew);
  return { channel, created, secret: entered?.secret ?? null };
}
