import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceInput } from "@/lib/service/schema";
import { serviceInputOf } from "@/lib/service/input-of";
import { type Actor, assertCan, can } from "../access/actor";
import { readingIn } from "../access/reader";
import type { Db } from "../store/engine";
import type { Team } from "../people/teams";
import { selectTeam } from "../people/internal/team-by-slug";
import type { Service } from "./service";
import { assertSourcesFollow } from "../sources/internal/assert-sources-follow";
import { serialWrite } from "../store/serial-write";
import { recordAudit } from "../store/audit";
import { everyService, selectServices, serviceColumns } from "./internal/rows";
import { services } from "../schema/slos";

async function teamInCharge(tx: Db, actor: Actor, slug: string): Promise<Team> {
  const team = await selectTeam(readingIn(tx, actor), slug);
  if (!team) {
    throw new AppError("invalid", "The team is unknown.", [
      { path: "team", message: `There is no team "${slug}". Name one of yours.` },
    ]);
  }
  assertCan(actor, "manage", team);
  return team;
}

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
    const hidden =
      before?.dependencies.filter(
        (dependency) =>
          !readable.has(dependency) && all.some((service) => service.slug === dependency),
      ) ?? [];
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
    if (!before) {
      const [service] = await tx
        .insert(services)
        .values({ ...values, slug, demo: false, createdAt: now })
        .returning(serviceColumns);
      if (!service) throw new Error("insert returned no service");
      await recordAudit(tx, actor, {
        action: "service.create",
        subject: `service:${slug}`,
        teamId: team.id,
        after,
        at: now,
      });
      return { service: { ...service, team }, created: true };
    }
    if (!can(actor, "manage", before.team) || onlyNew)
      throw new AppError("conflict", `The name "${slug}" is taken. Choose another.`, [
        { path: "slug", message: "This name is taken. Choose another." },
      ]);
    if (before.teamId !== team.id) await assertSourcesFollow(tx, before.id, team);
    const [service] = await tx
      .update(services)
      .set(values)
      .where(eq(services.id, before.id))
      .returning(serviceColumns);
    if (!service) throw new Error("update returned no service");
    await recordAudit(tx, actor, {
      action: "service.update",
      subject: `service:${slug}`,
      teamId: team.id,
      before: serviceInputOf(before),
      after,
      at: now,
    });
    return { service: { ...service, team, dependencies: input.dependencies }, created: false };
  });
}
