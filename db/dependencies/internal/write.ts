import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../../access/actor";
import { dependencies } from "../../schema/dependencies";
import { setCallsNothingIn } from "../../services/internal/calls-nothing";
import type { Db } from "../../store/engine";
import type { Callee } from "./callee";
import { recordChange } from "./record-change";

export type Caller = { id: number; slug: string; teamId: number };
export type Call = { caller: Caller; callee: Callee };
export type Row = typeof dependencies.$inferSelect;

const MOST = 50;

/** The row of the call; null where it is not registered. */
export async function findRow(tx: Db, { caller, callee }: Call): Promise<Row | null> {
  const rows = await rowsOfCaller(tx, caller);
  const external = rows.find((row) => row.external === callee.name) ?? null;
  if (callee.kind === "external") return external;
  return rows.find(({ calleeId }) => calleeId === callee.id) ?? external;
}

export async function insertDependency(
  tx: Db,
  actor: Actor,
  call: Call,
  settings: DependencySettings,
  now: Date,
): Promise<void> {
  const { caller, callee } = call;
  if ((await rowsOfCaller(tx, caller)).length >= MOST)
    throw new AppError("conflict", `A service has at most ${MOST} dependencies. Remove one first.`);
  await tx.insert(dependencies).values({
    callerId: caller.id,
    ...columnsOf(callee),
    settings,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  await recordChange(tx, actor, call, { before: null, after: settings }, now);
  await setCallsNothingIn(tx, actor, caller, false, now);
}

export async function updateDependency(
  tx: Db,
  actor: Actor,
  call: Call,
  before: Row,
  settings: DependencySettings,
  now: Date,
): Promise<void> {
  await tx
    .update(dependencies)
    .set({ ...columnsOf(call.callee), settings, version: before.version + 1, updatedAt: now })
    .where(eq(dependencies.id, before.id));
  await recordChange(tx, actor, call, { before: before.settings, after: settings }, now);
}

export async function removeDependency(
  tx: Db,
  actor: Actor,
  call: Call,
  before: Row,
  now: Date,
): Promise<void> {
  await tx.delete(dependencies).where(eq(dependencies.id, before.id));
  await recordChange(tx, actor, call, { before: before.settings, after: null }, now);
}

async function rowsOfCaller(tx: Db, { id }: Caller): Promise<Row[]> {
  return tx.select().from(dependencies).where(eq(dependencies.callerId, id));
}

const columnsOf = (callee: Callee) =>
  callee.kind === "service"
    ? { calleeId: callee.id, external: null }
    : { calleeId: null, external: callee.name };
