import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { serviceInputOf } from "@/lib/service/input-of";
import type { NamedService } from "@/lib/slo/yaml";
import type { Actor } from "../../access/actor";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import { recordPut } from "../../store/record-put";
import type { Service } from "../service";
import { setCallsNothingIn } from "./calls-nothing";
import { claimsOf } from "./claims";

/** What a document says of the service itself; an error's path is that in the document. */
export async function setAboutIn(
  tx: Db,
  actor: Actor,
  service: Service,
  { runbook, callsNothing }: NamedService,
  now: Date,
): Promise<void> {
  if (callsNothing !== undefined)
    await setCallsNothingIn(tx, actor, service, callsNothing, now).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      const errors = [{ path: "calls_nothing", message: error.message }];
      throw new AppError(error.code, error.message, errors);
    });
  if (runbook === undefined || runbook === service.reliability.runbook) return;
  const reliability = { ...service.reliability, runbook };
  const claims = await claimsOf(tx, service.id);
  await tx
    .update(services)
    .set({ reliability: { ...reliability, claims }, updatedAt: now })
    .where(eq(services.id, service.id));
  await recordPut(tx, actor, {
    noun: "service",
    slug: service.slug,
    teamId: service.teamId,
    before: serviceInputOf(service),
    after: serviceInputOf({ ...service, reliability }),
    at: now,
  });
}
