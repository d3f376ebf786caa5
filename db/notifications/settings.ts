import { eq } from "drizzle-orm";
import type { MailSecurity } from "@/lib/notification/smtp-url";
import { assertCan, type Actor } from "../access/actor";
import { readAs, readingIn, type Reader } from "../access/reader";
import { settings } from "../schema/installation";
import { recordAudit } from "../store/audit";
import { write } from "../store/client";
import { MAIL_SETTING as MAIL } from "./internal/mail-setting";

/** The mail server as an administrator has set it up; the password is sealed, "" for none. */
export type StoredMail = {
  host: string;
  port: number;
  security: MailSecurity;
  username: string;
  sealedPassword: string;
  from: string;
};

type StoredVapid = { publicKey: string; sealedPrivateKey: string };

const VAPID = "web-push-keys";

async function valueOf(reader: Reader, key: string): Promise<unknown> {
  const [row] = await reader.select().from(settings).where(eq(settings.key, key));
  return row?.value ?? null;
}

export async function findMail(actor: Actor): Promise<StoredMail | null> {
  assertCan(actor, "admin", null);
  return (await valueOf(readAs(actor), MAIL)) as StoredMail | null;
}

/** Null takes it away. */
export async function saveMail(actor: Actor, mail: StoredMail | null, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const before = (await valueOf(readingIn(tx, actor), MAIL)) as StoredMail | null;
    await tx.delete(settings).where(eq(settings.key, MAIL));
    if (mail) await tx.insert(settings).values({ key: MAIL, value: mail });
    await recordAudit(tx, actor, {
      action: mail ? "mail.update" : "mail.delete",
      subject: "mail",
      ...(before ? { before: shown(before) } : {}),
      ...(mail ? { after: shown(mail) } : {}),
      at: now,
    });
  });
}

const shown = ({ sealedPassword, ...rest }: StoredMail) => ({
  ...rest,
  password: sealedPassword !== "",
});

/** The keys that were stored first: those given, where there were none yet. */
export async function rememberedVapid(actor: Actor, fresh: StoredVapid): Promise<StoredVapid> {
  assertCan(actor, "admin", null);
  return write(async (tx) => {
    await tx.insert(settings).values({ key: VAPID, value: fresh }).onConflictDoNothing();
    return (await valueOf(readingIn(tx, actor), VAPID)) as StoredVapid;
  });
}

export async function findVapid(actor: Actor): Promise<StoredVapid | null> {
  assertCan(actor, "admin", null);
  return (await valueOf(readAs(actor), VAPID)) as StoredVapid | null;
}
