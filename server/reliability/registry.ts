import "server-only";
import type { Actor } from "@/db/access/actor";
import { readRegistry } from "@/db/dependencies/registry";
import type { Finding } from "@/lib/reliability/findings/finding";
import { findingsOf } from "@/lib/reliability/findings/findings-of";
import { type DependencyMap, mapOf } from "@/lib/reliability/map/map-of";
import type { Registry } from "@/lib/reliability/registry/graph";
import { isHiddenName } from "@/lib/reliability/registry/hidden";
import { shared } from "../request/shared";

type Reviewed = { registry: Registry; findings: readonly Finding[] };

/**
 * Who calls whom as the actor may know it, and what is wrong with that, worst first: of services
 * that they may see, though what others do counts.
 */
export const reviewedRegistry = (actor: Actor, now: Date): Promise<Reviewed> =>
  shared(actor, ["reviewed registry"], async () => {
    const registry = await readRegistry(actor);
    const findings = findingsOf(registry, now.getTime());
    return { registry, findings: findings.filter(({ service }) => !isHiddenName(service)) };
  });

/** As the actor may know it. */
export const dependencyMap = (actor: Actor, now: Date): Promise<DependencyMap> =>
  shared(actor, ["dependency map"], async () => {
    const { registry, findings } = await reviewedRegistry(actor, now);
    return mapOf(registry, findings, now.getTime());
  });
