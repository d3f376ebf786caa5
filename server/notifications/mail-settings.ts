import "server-only";
import { randomUUID } from "node:crypto";
import type { UserActor } from "@/db/access/actor";
import { findMail, saveMail } from "@/db/notifications/settings";
import { AppError } from "@/lib/errors/app-error";
import type { MailInput } from "@/lib/notification/mail-schema";
import { noticeOf } from "@/lib/notification/notice-of";
import { installationUrl } from "@/server/auth/installation-url";
import { seal } from "@/server/auth/sealed-secret";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { parseNetworks, refusal } from "@/server/outgoing/networks";
import { CHANNELS } from "./channels/registry";
import { MAIL_CONTEXT } from "./mail-server";
import { detailOf } from "./send-failure";

/** Stores the mail server; a password is kept for the server that it was given for, and no other. */
export async function changeMail(actor: UserActor, input: MailInput, now: Date): Promise<void> {
  const { password, ...server } = input;
  // An administrator may name a neighbor, but nothing that is never asked.
  if (refusal(server.host, parseNetworks("private")) === "never" && /^[\d.:]+$/.test(server.host))
    throw fieldError("host", "Burnline never asks this address.");
  const before = await findMail(actor);
  const keeps = before?.host === server.host && before.username === server.username;
  if (password === "" && server.username !== "" && !keeps)
    throw fieldError("password", "Enter the password of this user.");
  const sealedPassword =
    server.username === ""
      ? ""
      : password === ""
        ? (before?.sealedPassword ?? "")
        : seal(password, MAIL_CONTEXT);
  await saveMail(actor, { ...server, sealedPassword }, now);
  forgetDependency(`mail:${server.host}`);
}

const fieldError = (path: string, message: string) =>
  new AppError("invalid", message, [{ path, message }]);

/** Sends a letter to the administrator; answers in a sentence what came of it. */
export async function testMail(actor: UserActor, now: Date): Promise<string> {
  const notice = noticeOf({
    cause: { kind: "test" },
    severity: "ticket",
    subject: { kind: "none" },
    handOver: null,
    timeZone: "UTC",
    now: now.getTime(),
    base: installationUrl().origin,
    acknowledge: null,
  });
  try {
    const told = { notice, id: randomUUID() };
    await CHANNELS.email.deliver(async () => told, { email: actor.email });
    return `Sent to ${actor.email}. Look into your inbox, and into spam.`;
  } catch (error) {
    return `Sending failed: ${detailOf(error)}`;
  }
}
