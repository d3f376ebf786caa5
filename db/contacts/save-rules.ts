import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { ACCOUNT_EMAIL } from "@/lib/notification/account-email";
import type { PersonalRule } from "@/lib/notification/personal-rules";
import type { UserActor } from "../access/actor";
import { contactMethods, personalRules } from "../schema/contacts";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";

type Rules = Omit<typeof personalRules.$inferInsert, "userId">;

/** By which contacts, in which order and when the actor is reached. */
export const saveOwnRules = (actor: UserActor, rules: Rules, now: Date): Promise<void> =>
  serialWrite(async (tx) => {
    await assertOwn(tx, actor, [...rules.page, ...rules.ticket]);
    const { userId } = actor;
    await tx
      .insert(personalRules)
      .values({ ...rules, userId })
      .onConflictDoUpdate({ target: personalRules.userId, set: rules });
    await recordAudit(tx, actor, {
      action: "notification-rules.update",
      subject: `user:${userId}`,
      after: rules,
      at: now,
    });
  });

async function assertOwn(tx: Db, actor: UserActor, used: readonly PersonalRule[]): Promise<void> {
  const rows = await tx
    .select({ id: contactMethods.id })
    .from(contactMethods)
    .where(eq(contactMethods.userId, actor.userId));
  const own = new Set([ACCOUNT_EMAIL, ...rows.map(({ id }) => String(id))]);
  if (used.some(({ contact }) => !own.has(contact)))
    throw new AppError("not-found", "This contact is gone. Reload the page.");
}
