import { MINUTE_MS } from "@/lib/time/duration";
import type { ChannelKind } from "./channel";

/** What was tried so long back tells whether messages arrive. */
export const TRIED_WITHIN_MS = 15 * MINUTE_MS;
/** Messages that are due for longer are stuck. */
export const STUCK_AFTER_MS = 5 * MINUTE_MS;
/** Fewer failures may be one receiver's accident. */
const FEWEST = 3;

/** What came of the tries to send by one kind of channel; `error`: one of those that failed. */
export type Tried = {
  channel: ChannelKind;
  /** Tests are sent by hand, and what is about Burnline itself must not raise its own alarm. */
  about: "burnline" | "test" | "other";
  messages: number;
  tries: number;
  failed: number;
  error: string | null;
};

/** Messages that are due for too long; `since` in epoch milliseconds. */
export type Overdue = { waiting: number; since: number };

export type Delivery = { overdue: Overdue | null; tried: readonly Tried[] };
export type DeliveryState = "ok" | "stuck" | "failing";

/** Whether messages leave, and any of them arrives. */
export function deliveryState({ overdue, tried }: Delivery): DeliveryState {
  if (overdue !== null) return "stuck";
  const counted = tried.filter(({ about }) => about !== "test");
  const tries = counted.reduce((sum, one) => sum + one.tries, 0);
  return tries >= FEWEST && !tried.some(arrived) ? "failing" : "ok";
}

export type FailingChannel = { channel: ChannelKind; messages: number; error: string };

/** The kinds by which nothing arrived that is not about Burnline itself. */
export const failingChannels = (tried: readonly Tried[]): FailingChannel[] =>
  tried
    .filter(
      ({ about, channel, messages }) =>
        about === "other" && messages >= FEWEST && !reaches(tried, channel),
    )
    .map(({ channel, messages, error }) => ({ channel, messages, error: error ?? "" }));

/** Whether something arrived by this kind, such as a test. */
export const reaches = (tried: readonly Tried[], channel: ChannelKind): boolean =>
  tried.some((one) => one.channel === channel && one.about !== "burnline" && arrived(one));

const arrived = ({ tries, failed }: Tried): boolean => tries > failed;
