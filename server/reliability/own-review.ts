import { type Actor, isAdmin } from "@/db/access/actor";
import type { Finding } from "@/lib/reliability/findings/finding";
import { findingsOf } from "@/lib/reliability/findings/findings-of";
import type { Dependency } from "@/lib/reliability/registry/schema";
import { dependencyReviews, dependencyStates } from "@/server/outgoing/dependencies";
import type { DependencyState } from "@/server/outgoing/policy";
import { OWN_SERVICE, ownCallee, ownDependencies } from "./own-dependencies";

/** `state`: null for a kind of system of which this process has called none. */
export type OwnCall = { dependency: Dependency; state: DependencyState | null };

/** `isLive`: with each system that this process called, else with the kinds that there can be. */
export type OwnReview = { isLive: boolean; calls: OwnCall[]; findings: Finding[] };

/**
 * How this process calls other systems, and what a review of that finds. Their names belong to
 * teams and to the installation: all but administrators see the settings of each kind alone, which
 * are the same on every installation.
 */
export function ownReview(actor: Actor, now: Date): OwnReview {
  const isLive = isAdmin(actor);
  const states = new Map(
    isLive ? dependencyStates().map((state) => [ownCallee(state.name), state]) : [],
  );
  const dependencies = ownDependencies(isLive ? dependencyReviews(now) : []);
  const registry = { services: [{ slug: OWN_SERVICE }], dependencies };
  return {
    isLive,
    calls: dependencies.map((dependency) => ({
      dependency,
      state: states.get(dependency.callee) ?? null,
    })),
    // What it has not measured yet it will by itself, and nobody can register it.
    findings: findingsOf(registry, now.getTime()).filter(({ missing }) => missing.length === 0),
  };
}
