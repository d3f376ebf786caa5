import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { type Actor, assertCan } from "../access/actor";
import { readingIn } from "../access/reader";
import { bySlug, listed, slosUsing } from "./internal/rows";
import { dataSources } from "../schema/sources";
import { recordAudit } from "../store/audit";
import { shown } from "./internal/shown";
import { write } from "../store/client";

/** Refused while an SLO uses it, also an archived one: its queries would have nobody to ask. */
export async function deleteDataSource(actor: Actor, slug: string, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const before = await bySlug(readingIn(tx, actor), slug);
    const users = await slosUsing(readingIn(tx, actor), slug);
    if (users.length > 0)
      throw new AppError(
        "conflict",
        `This data source is used by ${listed(users)}. Change or delete ${users.length === 1 ? "it" : "them"} first.`,
      );
    await tx.delete(dataSources).where(eq(dataSources.id, before.id));
    await recordAudit(tx, actor, {
      action: "data-source.delete",
      subject: `data-source:${slug}`,
      before: shown({
        name: before.name,
        url: before.url,
        auth: before.auth,
        team: before.team?.slug ?? null,
      }),
      at: now,
    });
  });
}
