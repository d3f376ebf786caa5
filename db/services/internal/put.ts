import { eq } from "drizzle-orm";
import type { ServiceInput } from "@/lib/service/schema";
import { serviceInputOf } from "@/lib/service/input-of";
import { assertNameFree } from "../../access/assert-name-free";
import { type Actor } from "../../access/actor";
import { moveAlertsOfService } from "../../alerts/internal/change-owner";
import { moveChangesOfService } from "../../changes/internal/change-owner";
import { replaceDependencyNames } from "../../dependencies/internal/replace-names";
import { selectCalleeNames } from "../../dependencies/internal/rows";
import { readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import { teamInCharge } from "../../people/internal/team-in-charge";
import type { ServiceWithCalls } from "../service";
import { assertSourcesFollow } from "../../sources/internal/assert-sources-follow";
import { recordPut } from "../../store/record-put";
import { setCallsNothingIn } from "./calls-nothing";
import { claimsOf } from "./claims";
import { asService, findServiceBySlug, serviceColumns } from "./rows";
import { services } from "../../schema/slos";

/** As `putService`, in a transaction that changes more. */
export async function putServiceIn(
  tx: Db,
  actor: Actor,
  slug: string,
  input: ServiceInput,
  now: Date,
  onlyNew = false,
): Promise<{ service: ServiceWithCalls; created: boolean }> {
  const team = await teamInCharge(tx, actor, input.team);
  const before = await findServiceBySlug(tx, slug);
  assertNameFree(actor, slug, before, onlyNew);
  if (before && before.teamId !== team.id) await assertSourcesFollow(tx, before.id, team);
  const values = {
    name: input.name,
    description: input.description,
    tier: input.tier,
    reliability: {
      ...(input.reliability ?? before?.reliability),
      ...(before ? { claims: before.claims } : {}),
    },
    teamId: team.id,
    updatedAt: now,
    archivedAt: null,
  };
  const row = before
    ? await updateService(tx, before.id, values)
    : await insertService(tx, { ...values, slug, demo: false, createdAt: now });
  const service = asService(row, team);
  if (before && before.teamId !== team.id) {
    await moveAlertsOfService(tx, before.id, team.id);
    await moveChangesOfService(tx, before.id, team.id);
  }
  await recordPut(tx, actor, {
    noun: "service",
    slug,
    teamId: team.id,
    before: before ? serviceInputOf(before) : undefined,
    after: serviceInputOf(service),
    at: now,
  });
  if (input.dependencies) await replaceDependencyNames(tx, actor, service, input.dependencies, now);
  if (input.callsNothing !== undefined)
    await setCallsNothingIn(tx, actor, service, input.callsNothing, now);
  const namesOf = await selectCalleeNames(readingIn(tx, actor), service.id);
  return {
    service: {
      ...service,
      claims: await claimsOf(tx, service.id),
      dependencies: namesOf(service.id),
    },
    created: !before,
  };
}

async function insertService(tx: Db, values: typeof services.$inferInsert) {
  const [service] = await tx.insert(services).values(values).returning(serviceColumns);
  if (!service) throw new Error("insert returned no service");
  return service;
}

async function updateService(tx: Db, id: number, values: Partial<typeof services.$inferInsert>) {
  const [service] = await tx
    .update(services)
    .set(values)
    .where(eq(services.id, id))
    .returning(serviceColumns);
  if (!service) throw new Error("update returned no service");
  return service;
}
