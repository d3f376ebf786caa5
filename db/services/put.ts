import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceInput } from "@/lib/service/schema";
import { serviceInputOf } from "@/lib/service/input-of";
import { assertNameFree } from "../access/assert-name-free";
import { type Actor } from "../access/actor";
import { moveAlertsOfService } from "../alerts/internal/change-owner";
import { moveChangesOfService } from "../changes/internal/change-owner";
import { readingIn } from "../access/reader";
import type { Db } from "../store/engine";
import { teamInCharge } from "../people/internal/team-in-charge";
import type { Service } from "./service";
import { assertSourcesFollow } from "../sources/internal/assert-sources-follow";
import { serialWrite } from "../store/serial-write";
import { recordPut } from "../store/record-put";
import { everyService, selectServices, serviceColumns } from "./internal/rows";
import { services } from "../schema/slos";

function assertDependenciesKnown(
  known: ReadonlySet<string>,
  slug: string,
  dependencies: readonly string[],
): void {
  const errors = dependencies.flatMap((dependency, index) => {
    const path = `dependencies[${index}]`;
    if (dependency === slug) return [{ path, message: "A service can’t depend on itself." }];
    return known.has(dependency) ? [] : [{ path, message: `There is no service "${dependency}".` }];
  });
  if (errors.length > 0) throw new AppError("invalid", "Some dependencies are unknown.", errors);
}

/**
 * Creates the service or replaces it; replacing also brings an archived one back, and keeps
 * dependencies that the actor cannot see. `onlyNew` refuses to replace.
 */
export async function putService(
  actor: Actor,
  slug: string,
  input: ServiceInput,
  now: Date,
  onlyNew = false,
): Promise<{ service: Service; created: boolean }> {
  return serialWrite(async (tx) => {
    const team = await teamInCharge(tx, actor, input.team);
    const all = await everyService(tx);
    const readable = new Set((await selectServices(readingIn(tx, actor))).map((each) => each.slug));
    assertDependenciesKnown(readable, slug, input.dependencies);
    const before = all.find((service) => service.slug === slug);
    assertNameFree(actor, slug, before, onlyNew);
    if (before && before.teamId !== team.id) await assertSourcesFollow(tx, before.id, team);
    const hidden = hiddenDependencies(before, all, readable);
    const after = { ...input, dependencies: [...input.dependencies, ...hidden] };
    const values = {
      name: after.name,
      description: after.description,
      tier: after.tier,
      dependencies: after.dependencies,
      teamId: team.id,
      updatedAt: now,
      archivedAt: null,
    };
    const service = before
      ? await updateService(tx, before.id, values)
      : await insertService(tx, { ...values, slug, demo: false, createdAt: now });
    if (before && before.teamId !== team.id) {
      await moveAlertsOfService(tx, before.id, team.id);
      await moveChangesOfService(tx, before.id, team.id);
    }
    await recordPut(tx, actor, {
      noun: "service",
      slug,
      teamId: team.id,
      before: before ? serviceInputOf(before) : undefined,
      after,
      at: now,
    });
    return {
      service: { ...service, team, dependencies: input.dependencies },
      created: !before,
    };
  });
}

const hiddenDependencies = (
  before: Service | undefined,
  all: readonly Service[],
  readable: ReadonlySet<string>,
): string[] =>
  before?.dependencies.filter(
    (dependency) => !readable.has(dependency) && all.some(({ slug }) => slug === dependency),
  ) ?? [];

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
