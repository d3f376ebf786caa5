import "server-only";
import { randomUUID } from "node:crypto";
import type { ChannelKind } from "@/lib/notification/channel";
import type { Notice } from "@/lib/notification/notice";
import { installationUrl } from "@/server/auth/installation-url";
import { CHANNELS } from "./channels/registry";
import { detailOf } from "./send-failure";

/** Sends a code to where it is to prove itself; answers in a sentence what came of it. */
export async function sendCode(
  kind: ChannelKind,
  address: unknown,
  code: string,
  now: Date,
): Promise<string> {
  try {
    const told = { notice: codeNotice(code, now), id: randomUUID() };
    await CHANNELS[kind].deliver(async () => told, address);
    return "We sent a code. Enter it to start using this contact.";
  } catch (error) {
    return `Saved, but the code could not be sent: ${detailOf(error)}`;
  }
}

const codeNotice = (code: string, now: Date): Notice => ({
  event: "contact.verification",
  severity: "ticket",
  tone: "note",
  title: `Your Burnline code is ${code}`,
  lead: "Enter it under Settings, Notifications, within 30 minutes. If you did not ask for it, ignore this message.",
  facts: [],
  more: [],
  url: new URL("/settings/notifications", installationUrl()).href,
  acknowledgeUrl: null,
  acknowledgePost: null,
  thread: null,
  at: now.getTime(),
});
