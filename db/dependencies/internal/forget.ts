import { inArray } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { dependencies } from "../../schema/dependencies";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import { removeDependency } from "./write";

/** Before services are deleted: others no longer call them, and their history says so. */
export async function forgetCallees(
  tx: Db,
  actor: Actor,
  gone: readonly number[],
  now: Date,
): Promise<void> {
  if (gone.length === 0) return;
  const owners = await tx
    .select({ id: services.id, slug: services.slug, teamId: services.teamId })
    .from(services);
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const rows = await tx
    .select()
    .from(dependencies)
    .where(inArray(dependencies.calleeId, [...gone]))
    .orderBy(dependencies.id);
  for (const row of rows) {
    const caller = byId.get(row.callerId);
    const callee = row.calleeId === null ? undefined : byId.get(row.calleeId);
    if (!caller || !callee || gone.includes(caller.id)) continue;
    const { id, slug: name, teamId } = callee;
    const call = { caller, callee: { kind: "service" as const, name, id, teamId } };
    await removeDependency(tx, actor, call, row, now);
  }
}
