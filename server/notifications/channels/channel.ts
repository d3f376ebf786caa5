import type { z } from "zod";
import type { Addresses } from "@/lib/notification/address";
import { CHANNEL_NAMES, type ChannelKind } from "@/lib/notification/channel";
import type { Notice } from "@/lib/notification/notice";
import { ADDRESS_SCHEMAS } from "@/lib/notification/address";

type Definition<Kind extends ChannelKind, Message> = {
  kind: Kind;
  /** Where it goes, for people to recognise; without what must stay secret. */
  shown: (address: Addresses[Kind]) => string;
  render: (notice: Notice) => Message;
  /** `id` is the same at each try of one message. Rejects where it was not taken. */
  send: (message: Message, id: string, address: Addresses[Kind]) => Promise<void>;
};

/** One way to send messages: adding one takes a file like those beside this one, and a line of the registry. */
export type Channel = {
  kind: ChannelKind;
  name: string;
  addressSchema: z.ZodType;
  shown: (address: unknown) => string;
  render: (notice: Notice) => unknown;
  deliver: (notice: Notice, id: string, address: unknown) => Promise<void>;
};

export function channel<Kind extends ChannelKind, Message>(
  definition: Definition<Kind, Message>,
): Channel {
  const { kind, shown, render, send } = definition;
  const read = (address: unknown) => ADDRESS_SCHEMAS[kind].parse(address) as Addresses[Kind];
  return {
    kind,
    name: CHANNEL_NAMES[kind],
    addressSchema: ADDRESS_SCHEMAS[kind],
    shown: (address) => shown(read(address)),
    render,
    deliver: (notice, id, address) => send(render(notice), id, read(address)),
  };
}

export const hostOf = (url: string): string => new URL(url).host;
