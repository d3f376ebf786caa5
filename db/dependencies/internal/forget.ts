import { inArray } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { dependencies } from "../../schema/dependencies";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import type { Callee } from "./callee";
import { fallbackServiceId } from "./fallback";
import { type Caller, removeDependency, type Row, updateDependency } from "./write";

/**
 * Before services are deleted: others no longer call them nor fall back to them, and their history
 * says so.
 */
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
    const callee = calleeOf(row, byId);
    if (!caller || !callee || gone.includes(caller.id)) continue;
    await removeDependency(tx, actor, { caller, callee }, row, now);
  }
  await forgetFallbacks(tx, actor, byId, gone, now);
}

async function forgetFallbacks(
  tx: Db,
  actor: Actor,
  owners: ReadonlyMap<number, Caller>,
  gone: readonly number[],
  now: Date,
): Promise<void> {
  for (const row of await tx.select().from(dependencies).orderBy(dependencies.id)) {
    const id = fallbackServiceId(row.settings);
    const caller = owners.get(row.callerId);
    const callee = calleeOf(row, owners);
    if (id === null || !gone.includes(id) || !caller || !callee) continue;
    if (gone.includes(caller.id) || !row.settings.fallback) continue;
    const { dependency: _gone, ...fallback } = row.settings.fallback;
    const call = { caller, callee };
    await updateDependency(tx, actor, call, row, { ...row.settings, fallback }, now);
  }
}

function calleeOf({ external, calleeId }: Row, owners: ReadonlyMap<number, Caller>): Callee | null {
  if (external !== null) return { kind: "external", name: external };
  const owner = calleeId === null ? undefined : owners.get(calleeId);
  return owner ? { kind: "service", name: owner.slug, id: owner.id, teamId: owner.teamId } : null;
}
