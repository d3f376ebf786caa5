import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { plural } from "@/lib/formats/count";
import type { Actor } from "../../access/actor";
import { dependencies } from "../../schema/dependencies";
import type { Db } from "../../store/engine";
import { claimsOf, type Owner, saidBy, saveClaims } from "./claims";

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
  const change = says
    ? {
        claims: { ...claims, callsNothing: saidBy(actor, now) },
        action: "service.calls-nothing",
      }
    : { claims, action: "service.calls-nothing-withdraw" };
  await saveClaims(tx, actor, service, change, now);
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
