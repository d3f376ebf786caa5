import type { z } from "zod";
import type { Addresses } from "@/lib/notification/address";
import { CHANNEL_NAMES, type ChannelKind } from "@/lib/notification/channel";
import type { Notice } from "@/lib/notification/notice";
import { ADDRESS_SCHEMAS } from "@/lib/notification/address";
import { post, type Post } from "../post";
import { unreadable } from "../send-failure";

/** How a message looks at its receiver, as text and, where it has one, as HTML. */
export type Preview = { text: string; html?: string };

type Told<Message> = { message: Message; /** The same at each try of one message. */ id: string };

/** Made when the turn at the receiver has come; null where there is nothing to tell by then. */
export type Compose = () => Promise<{ notice: Notice; id: string } | null>;

type Definition<Kind extends ChannelKind, Message> = {
  kind: Kind;
  /** Where it goes, for people to recognise; without what must stay secret. */
  shown: (address: Addresses[Kind]) => string;
  render: (notice: Notice) => Message;
  preview: (message: Message) => Preview;
} & (
  | {
      host: (address: Addresses[Kind]) => string;
      request: (told: Told<Message>, address: Addresses[Kind]) => Post | Promise<Post>;
    }
  /** False where there was nothing to tell; rejects where it was not taken. */
  | {
      send: (
        compose: () => Promise<Told<Message> | null>,
        address: Addresses[Kind],
      ) => Promise<boolean>;
    }
);

/** One way to send messages: adding one takes a file like those beside this one, and a line of the registry. */
export type Channel = {
  kind: ChannelKind;
  name: string;
  addressSchema: z.ZodType;
  shown: (address: unknown) => string;
  render: (notice: Notice) => unknown;
  preview: (notice: Notice) => Preview;
  deliver: (compose: Compose, address: unknown) => Promise<boolean>;
};

export function channel<Kind extends ChannelKind, Message>(
  definition: Definition<Kind, Message>,
): Channel {
  const { kind, shown, render } = definition;
  const read = (given: unknown) => {
    const parsed = ADDRESS_SCHEMAS[kind].safeParse(given);
    if (!parsed.success) throw unreadable();
    return parsed.data as Addresses[Kind];
  };
  return {
    kind,
    name: CHANNEL_NAMES[kind],
    addressSchema: ADDRESS_SCHEMAS[kind],
    shown: (address) => shown(read(address)),
    render,
    preview: (notice) => definition.preview(render(notice)),
    deliver: async (compose, given) => {
      const address = read(given);
      const rendered = async () => {
        const told = await compose();
        return told && { message: render(told.notice), id: told.id };
      };
      if ("send" in definition) return definition.send(rendered, address);
      return post({ host: definition.host(address), kind }, async () => {
        const told = await rendered();
        return told && definition.request(told, address);
      });
    },
  };
}

export const hostOf = (url: string): string => new URL(url).host;
