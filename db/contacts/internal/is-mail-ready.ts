import { eq } from "drizzle-orm";
import { parseSmtpUrl } from "@/lib/notification/smtp-url";
import { readingAll } from "../../access/reader";
import { repeated } from "../../access/repeated";
import { MAIL_SETTING } from "../../notifications/internal/mail-setting";
import { settings } from "../../schema/installation";
import type { Db } from "../../store/engine";

/** Whether mail can leave at all: by the environment's server, or by that of the settings. */
export async function isMailReady(tx: Db): Promise<boolean> {
  if (parseSmtpUrl(process.env.BURNLINE_SMTP_URL ?? "") !== null) return true;
  return (await settingRows(readingAll(tx), {})).length > 0;
}

const settingRows = repeated((reader) =>
  reader.select({ key: settings.key }).from(settings).where(eq(settings.key, MAIL_SETTING)),
);
