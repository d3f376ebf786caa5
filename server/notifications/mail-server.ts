import "server-only";
import { findMail } from "@/db/notifications/settings";
import { parseSmtpUrl, type MailServer } from "@/lib/notification/smtp-url";
import { installationUrl } from "@/server/auth/installation-url";
import { unseal } from "@/server/auth/sealed-secret";
import { systemActor } from "@/server/auth/system-actor";

export const MAIL_CONTEXT = "mail";

export type Mail = MailServer & { from: string; by: "environment" | "settings" };

/** Through what mail leaves: the environment's server, else that of the settings; null for none. */
export async function mailServer(): Promise<Mail | null> {
  const given = parseSmtpUrl(process.env.BURNLINE_SMTP_URL ?? "");
  if (given) return { ...given, from: sender(), by: "environment" };
  const stored = await findMail(systemActor("mail"));
  if (!stored) return null;
  const { sealedPassword, ...server } = stored;
  const password = sealedPassword === "" ? "" : unseal(sealedPassword, MAIL_CONTEXT);
  return { ...server, password, by: "settings" };
}

const sender = (): string =>
  process.env.BURNLINE_MAIL_FROM || `burnline@${installationUrl().hostname}`;
