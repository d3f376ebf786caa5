import { and, eq, isNull } from "drizzle-orm";
import type { HiddenName } from "@/lib/reliability/recommend/keys";
import type { Registry } from "@/lib/reliability/registry/graph";
import { withoutHiddenNames } from "@/lib/reliability/registry/hidden";
import type { Dependency } from "@/lib/reliability/registry/schema";
import type { Actor } from "../../access/actor";
import { readingAll, readingIn, type Reader } from "../../access/reader";
import { objectives, services, slos } from "../../schema/slos";
import { snapshot } from "../../store/client";
import { isNamed, selectDependencies, selectNames } from "./rows";

const PPM_PER_PERCENT = 10_000;

/** `hidden`: the services in use that the actor may not see, and what they are called in it. */
export type KnownRegistry = { registry: Registry; hidden: readonly HiddenName[] };

/** As the actor may know it, all as of one instant. */
export const registryKnownTo = (actor: Actor): Promise<KnownRegistry> =>
  snapshot(async (db) => {
    const readable = await selectNames(readingIn(db, actor));
    const names = new Set(readable.values());
    const inUse = await servicesInUse(readingAll(db));
    const whole = await wholeRegistry(readingAll(db), inUse, names);
    const { registry, nameOf } = withoutHiddenNames(whole, names);
    const hidden = inUse
      .filter(({ id }) => !readable.has(id))
      .map(({ id, slug }) => ({ id, slug, name: nameOf(slug) }));
    return { registry: withPlainExternals(registry), hidden };
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

/**
 * All services in use and the calls between them, whoever may see them. What is called as a service
 * that is not `readable` is kept apart from it: its name would tell that the service is there, and
 * what it promises.
 */
async function wholeRegistry(
  reader: Reader,
  rows: readonly InUse[],
  readable: ReadonlySet<string>,
): Promise<Registry> {
  const targets = await strictestTargets(reader);
  const slugs = new Set(rows.map((row) => row.slug));
  return {
    services: rows.map((row) => {
      const targetPercent = targets.get(row.id);
      return {
        slug: row.slug,
        ...(row.tier === null ? {} : { tier: row.tier }),
        ...(targetPercent === undefined ? {} : { targetPercent }),
        ...row.reliability,
      };
    }),
    dependencies: await callsBetween(reader, slugs, readable),
  };
}

/** Each pair once: a service goes before something external of the same name. */
async function callsBetween(
  reader: Reader,
  slugs: ReadonlySet<string>,
  readable: ReadonlySet<string>,
): Promise<Dependency[]> {
  const calls = (await selectDependencies(reader)).filter(isNamed);
  const inUse = calls.filter(
    ({ kind, caller, callee }) => slugs.has(caller) && (kind === "external" || slugs.has(callee)),
  );
  const byPair = new Map<string, Dependency>();
  const guessed = new Set([...slugs].filter((slug) => !readable.has(slug)));
  const apart = (name: string): string => (guessed.has(name) ? `${APART}${name}` : name);
  const registered = new Set(inUse.filter(({ kind }) => kind === "service").map(pairOf));
  for (const { kind, caller, callee: name, settings } of inUse) {
    const callee = kind === "external" ? apart(name) : name;
    const call = withFallback({ ...settings, caller, callee }, (other) =>
      registered.has(pairOf({ caller, callee: other })) ? other : apart(other),
    );
    const pair = pairOf(call);
    if (kind === "service" || !byPair.has(pair)) byPair.set(pair, call);
  }
  return [...byPair.values()];
}

const pairOf = ({ caller, callee }: Pick<Dependency, "caller" | "callee">): string =>
  `${caller}/${callee}`;

/** No slug has it. */
const APART = "external:";

const plain = (name: string): string => (name.startsWith(APART) ? name.slice(APART.length) : name);

const withPlainExternals = ({ services: all, dependencies }: Registry): Registry => ({
  services: all,
  dependencies: dependencies.map((call) =>
    withFallback({ ...call, callee: plain(call.callee) }, plain),
  ),
});

const withFallback = (call: Dependency, rename: (name: string) => string): Dependency =>
  call.fallback?.dependency === undefined
    ? call
    : { ...call, fallback: { ...call.fallback, dependency: rename(call.fallback.dependency) } };

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
