import { vi } from "vitest";
import { freshStore } from "@/db/testing/fresh-store";
import type { ChannelKind } from "@/lib/notification/channel";
import { forgetDependency } from "@/server/outgoing/dependencies";
import type { Channel } from "../channels/channel";
import { CHANNELS } from "../channels/registry";
import { NOTICE } from "./notice";
import { receiver, type Received, type Receiver } from "./receiver";

export const ID = "0b0e2a1c-7f43-4f0e-9a64-0c1f2f7a1e11";

/** A fresh store, and a receiver that it may send to. */
export async function openReceiver(): Promise<Receiver> {
  vi.stubEnv("BURNLINE_WEBHOOK_NETWORKS", "127.0.0.0/8");
  await freshStore();
  return receiver();
}

export async function closeReceiver({ url, close }: Receiver): Promise<void> {
  forgetDependency(`channel:${new URL(url).host}`);
  await close();
}

export const send = (
  kind: ChannelKind,
  address: object,
  notice = NOTICE,
  by: Channel = CHANNELS[kind],
): Promise<boolean> => by.deliver(async () => ({ notice, id: ID }), address);

export function lastTo({ received }: Receiver): Received {
  const last = received.at(-1);
  if (!last) throw new Error("nothing was received");
  return last;
}

export const refusal = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );
