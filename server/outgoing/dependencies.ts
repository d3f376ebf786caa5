import {
  makeDependency,
  type Dependency,
  type DependencyLimits,
  type DependencyReview,
  type DependencyState,
} from "./policy";

// Jobs and routes are separate module instances, but one process has one breaker per dependency.
const holder = globalThis as typeof globalThis & { burnlineDependencies?: Map<string, Dependency> };
const all = (): Map<string, Dependency> => (holder.burnlineDependencies ??= new Map());

/** What people enter as addresses names hosts without end; what was long not asked is forgotten. */
const MOST = 500;

/**
 * The policy of a dependency, made on first use and kept: breaker, places and retry budget belong
 * to it alone. `label`: how metrics name it, where it is one of many.
 */
export function dependency(name: string, limits?: DependencyLimits, label?: string): Dependency {
  const known = all().get(name) ?? makeDependency(name, limits, label);
  // The last asked stands last.
  all().delete(name);
  all().set(name, known);
  if (all().size > MOST) forgetOldest();
  return known;
}

function forgetOldest(): void {
  const [oldest] = all().keys();
  if (oldest !== undefined) all().delete(oldest);
}

/** Starts a dependency afresh, after its address or credentials changed or it was deleted. */
export const forgetDependency = (name: string): void => void all().delete(name);

const byName = (): Dependency[] =>
  [...all()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);

export const dependencyStates = (): DependencyState[] => byName().map((one) => one.state());

/** How each is called and what its last calls measured, in the order of `dependencyStates`. */
export const dependencyReviews = (now: Date): DependencyReview[] =>
  byName().map((one) => one.review(now));
