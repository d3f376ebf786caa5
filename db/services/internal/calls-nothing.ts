import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { plural } from "@/lib/formats/count";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { dependencies } from "../../schema/dependencies";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import { claimsOf, saveClaims } from "./claims";

type Owner = { id: number; slug: string; teamId: number };

/** Throws conflict, by the field `callsNothing`, where a call is registered. */
export async function setCallsNothingIn(
  tx: Db,
  actor: Actor,
  service: Owner,
  says: boolean,
  now: Date,
): Promise<void> {
  const { callsNothing, ...claims } = await claimsOf(tx, service.id);
  if (says === (callsNothing !== undefined)) return;
  if (says) await assertNoCalls(tx, service);
  const said = { by: authorOf(actor).name, at: now.getTime() };
  await saveClaims(tx, service.id, { ...claims, ...(says ? { callsNothing: said } : {}) });
  await recordAudit(tx, actor, {
    action: says ? "service.calls-nothing" : "service.calls-nothing-withdraw",
    subject: `service:${service.slug}`,
    teamId: service.teamId,
    at: now,
  });
}

async function assertNoCalls(tx: Db, service: Owner): Promise<void> {
  const calls = await tx
    .select({ id: dependencies.id })
    .from(dependencies)
    .where(eq(dependencies.callerId, service.id));
  if (calls.length === 0) return;
  const message = `${service.slug} has ${plural(calls.length, "registered dependency", "registered dependencies")}. Remove what it does not call first.`;
  throw new AppError("conflict", message, [{ path: "callsNothing", message }]);
}
