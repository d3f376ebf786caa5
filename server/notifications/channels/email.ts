import { createTransport } from "nodemailer";
import type { Notice } from "@/lib/notification/notice";
import { cut } from "@/lib/text/cut";
import { dependency } from "@/server/outgoing/dependencies";
import { MAIL_LIMITS } from "@/server/outgoing/limits";
import { mailFailure } from "../mail-failure";
import { mailServer, type Mail } from "../mail-server";
import { mailHtml, mailText } from "../mail-text";
import { SendFailure } from "../send-failure";
import { channel } from "./channel";

const TIMEOUT_MS = 10_000;
const MARK: Record<Notice["tone"], string> = {
  page: "Page",
  ticket: "Ticket",
  over: "Over",
  note: "Burnline",
};

export const emailChannel = channel({
  kind: "email",
  shown: ({ email }) => email,
  render: (notice) => ({
    subject: cut(`[${MARK[notice.tone]}] ${notice.title.replaceAll(/\s+/g, " ")}`, 200),
    text: mailText(notice),
    html: mailHtml(notice),
    thread: notice.thread,
  }),
  preview: ({ subject, text, html }) => ({ text: `Subject: ${subject}\n\n${text}`, html }),
  send: async (compose, { email }) => {
    const mail = await mailServer();
    if (!mail)
      throw new SendFailure(
        "Email is not set up. An administrator does that under Settings, Mail.",
        { kind: "failed" },
      );
    return dependency(`mail:${mail.host}`, MAIL_LIMITS, "mail").execute(async () => {
      const told = await compose();
      if (told) await sendMail(mail, told.message, told.id, email);
      return told !== null;
    });
  },
});

type Letter = { subject: string; text: string; html: string; thread: string | null };

/** `Message-ID` is the message's own, so that mail programs drop what comes twice. */
async function sendMail(mail: Mail, letter: Letter, id: string, to: string): Promise<void> {
  const domain = mail.from.split("@").at(-1) ?? "burnline";
  const { thread, ...content } = letter;
  const transport = createTransport({
    host: mail.host,
    port: mail.port,
    secure: mail.security === "tls",
    requireTLS: mail.security === "starttls",
    ...(mail.username === "" ? {} : { auth: { user: mail.username, pass: mail.password } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    await transport.sendMail({
      ...content,
      from: { name: "Burnline", address: mail.from },
      to: { name: "", address: to },
      messageId: `<${id}@${domain}>`,
      ...(thread === null
        ? {}
        : { references: `<${thread}@${domain}>`, inReplyTo: `<${thread}@${domain}>` }),
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    throw mailFailure(error, mail.host);
  } finally {
    transport.close();
  }
}
