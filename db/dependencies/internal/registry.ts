import { and, eq, isNull } from "drizzle-orm";
import type { HiddenName } from "@/lib/reliability/recommend/keys";
import type { Registry } from "@/lib/reliability/registry/graph";
import { withoutHiddenNames } from "@/lib/reliability/registry/hidden";
import type { Dependency, DependencySettings } from "@/lib/reliability/registry/schema";
import type { StoredProfile } from "@/lib/service/claims";
import type { Actor } from "../../access/actor";
import { readingAll, readingIn, type Reader } from "../../access/reader";
import { objectives, services, slos } from "../../schema/slos";
import { snapshot } from "../../store/client";
import type { StoredDependency } from "../dependency";
import { selectNames } from "./names";
import { isNamed, selectDependencies } from "./rows";

const PPM_PER_PERCENT = 10_000;

/** `hidden`: the services in use that the actor may not see, and what they are called in it. */
export type KnownRegistry = { registry: Registry; hidden: readonly HiddenName[] };

/** As the actor may know it, all as of one instant. */
export const registryKnownTo = (actor: Actor): Promise<KnownRegistry> =>
  snapshot(async (db) => {
    const readable = await selectNames(readingIn(db, actor));
    const names = new Set(readable.values());
    const inUse = await servicesInUse(readingAll(db));
    const whole = await wholeRegistry(readingAll(db), inUse);
    const { registry, nameOf } = withoutHiddenNames(whole, names);
    const hidden = inUse
      .filter(({ id }) => !readable.has(id))
      .map(({ id, slug }) => ({ id, slug, name: nameOf(slug) }));
    return { registry, hidden };
  });

type InUse = Pick<typeof services.$inferSelect, "id" | "slug" | "tier" | "reliability">;

function servicesInUse(reader: Reader): Promise<InUse[]> {
  const { id, slug, tier, reliability, archivedAt } = services;
  return reader
    .select({ id, slug, tier, reliability })
    .from(services)
    .where(isNull(archivedAt))
    .orderBy(id);
}

/** All services in use and the calls between them, whoever may see them. */
async function wholeRegistry(reader: Reader, rows: readonly InUse[]): Promise<Registry> {
  const targets = await strictestTargets(reader);
  const slugs = new Set(rows.map((row) => row.slug));
  return {
    services: rows.map((row) => {
      const targetPercent = targets.get(row.id);
      return {
        slug: row.slug,
        ...(row.tier === null ? {} : { tier: row.tier }),
        ...(targetPercent === undefined ? {} : { targetPercent }),
        ...profileFields(row.reliability),
      };
    }),
    dependencies: await callsBetween(reader, slugs),
  };
}

/** What the arithmetic starts from. */
const profileFields = ({ claims: _claims, runbook: _runbook, ...profile }: StoredProfile) =>
  profile;

async function callsBetween(reader: Reader, slugs: ReadonlySet<string>): Promise<Dependency[]> {
  const calls = (await selectDependencies(reader)).filter(isNamed);
  return calls
    .filter(
      ({ kind, caller, callee }) => slugs.has(caller) && (kind === "external" || slugs.has(callee)),
    )
    .map(({ kind, caller, callee, settings, fallbackKind }) => ({
      ...settings,
      caller,
      callee,
      kind,
      ...fallbackIn(slugs, settings, fallbackKind),
    }));
}

/** An archived service is in no registry, nor is its name. */
function fallbackIn(
  slugs: ReadonlySet<string>,
  { fallback }: DependencySettings,
  kind: StoredDependency["fallbackKind"],
): Pick<Dependency, "fallback" | "fallbackKind"> {
  if (fallback?.dependency === undefined || kind === null || kind === "hidden") return {};
  if (kind === "external" || slugs.has(fallback.dependency)) return { fallbackKind: kind };
  const { dependency: _archived, ...rest } = fallback;
  return { fallback: rest };
}

/** By id of the service, in percent, of its SLOs of availability that are in use. */
async function strictestTargets(reader: Reader): Promise<Map<number, number>> {
  const rows = await reader
    .select({ serviceId: slos.serviceId, sli: slos.sli, targetPpm: objectives.targetPpm })
    .from(objectives)
    .innerJoin(slos, and(eq(slos.id, objectives.sloId), isNull(slos.archivedAt)));
  const strictest = new Map<number, number>();
  for (const { serviceId, sli, targetPpm } of rows)
    if (sli.kind === "availability") {
      const targetPercent = targetPpm / PPM_PER_PERCENT;
      strictest.set(serviceId, Math.max(targetPercent, strictest.get(serviceId) ?? 0));
    }
  return strictest;
}
