import { and, eq, notExists, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { OWNED } from "../people/internal/owned";
import { deleteDemoNouns } from "./internal/nouns";
import { DEMO_SETTING } from "./workspace";
import { settings } from "../schema/installation";
import { apiTokens, teams } from "../schema/people";

/**
 * Deletes the demo's SLOs, services and teams with all their measurements. What people added stays:
 * a demo service or team that holds anything of theirs loses its mark instead. Throws not-found
 * without a demo workspace.
 */
export async function deleteDemo(actor: Actor, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await serialWrite(async (tx) => {
    const gone = await tx.delete(settings).where(eq(settings.key, DEMO_SETTING)).returning();
    if (gone.length === 0) throw new AppError("not-found", "There is no demo workspace.");
    await deleteDemoNouns(tx, actor, now);
    await deleteTeams(tx);
    await recordAudit(tx, actor, {
      action: "demo.delete",
      subject: "demo",
      before: gone[0]?.value,
      at: now,
    });
  });
}

async function deleteTeams(tx: Db): Promise<void> {
  const holders = [...OWNED.map(({ table }) => table), apiTokens];
  const holdsNothing = holders.map((table) =>
    notExists(
      tx
        .select({ one: sql`1` })
        .from(table)
        .where(eq(table.teamId, teams.id)),
    ),
  );
  await tx.delete(teams).where(and(eq(teams.demo, true), ...holdsNothing));
  await tx.update(teams).set({ demo: false }).where(eq(teams.demo, true));
}
