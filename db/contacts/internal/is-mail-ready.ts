import { eq } from "drizzle-orm";
import { parseSmtpUrl } from "@/lib/notification/smtp-url";
import { MAIL_SETTING } from "../../notifications/internal/mail-setting";
import { settings } from "../../schema/installation";
import type { Db } from "../../store/engine";

/** Whether mail can leave at all: by the environment's server, or by that of the settings. */
export async function isMailReady(tx: Db): Promise<boolean> {
  if (parseSmtpUrl(process.env.BURNLINE_SMTP_URL ?? "") !== null) return true;
  const [stored] = await tx
    .select({ key: settings.key })
    .from(settings)
    .where(eq(settings.key, MAIL_SETTING));
  return stored !== undefined;
}
