import "server-only";
import type { ChannelKind } from "@/lib/notification/channel";
import { seal, unseal } from "@/server/auth/sealed-secret";
import { CHANNELS } from "./channels/registry";

/** Whose address it is: what was sealed for one person does not open for another. */
export type Owner = { userId: number } | { channel: string };

const contextOf = (owner: Owner): string =>
  "userId" in owner ? `contact-of:${owner.userId}` : `team-channel:${owner.channel}`;

export const sealAddress = (owner: Owner, address: object): string =>
  seal(JSON.stringify(address), contextOf(owner));

export const openAddress = (owner: Owner, sealed: string): unknown =>
  JSON.parse(unseal(sealed, contextOf(owner)));

/** Where it goes, for people to recognise, without what is secret of it. */
export function shownAddress(kind: ChannelKind, owner: Owner, sealed: string): string {
  try {
    return CHANNELS[kind].shown(openAddress(owner, sealed));
  } catch {
    return "The stored address can’t be read. Enter it again.";
  }
}
