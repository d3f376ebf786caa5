import { assertCan, type Actor } from "@/db/access/actor";
import { findingsOf } from "@/lib/reliability/findings/findings-of";
import type { Finding } from "@/lib/reliability/findings/finding";
import type { Dependency } from "@/lib/reliability/registry/schema";
import { dependencyReviews } from "@/server/outgoing/dependencies";
import { OWN_SERVICE, ownDependencies } from "./own-dependencies";

/** How this process calls other systems, and what a review of that finds; for administrators. */
export function ownReview(
  actor: Actor,
  now: Date,
): { dependencies: Dependency[]; findings: Finding[] } {
  assertCan(actor, "admin", null);
  const dependencies = ownDependencies(dependencyReviews(now));
  const registry = { services: [{ slug: OWN_SERVICE }], dependencies };
  return { dependencies, findings: findingsOf(registry, now.getTime()) };
}
