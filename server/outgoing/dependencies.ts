import {
  makeDependency,
  type Dependency,
  type DependencyLimits,
  type DependencyState,
} from "./policy";

// Jobs and routes are separate module instances, but one process has one breaker per dependency.
const holder = globalThis as typeof globalThis & { burnlineDependencies?: Map<string, Dependency> };
const all = (): Map<string, Dependency> => (holder.burnlineDependencies ??= new Map());

/**
 * The policy of a dependency, made on first use and kept: breaker, places and retry budget belong
 * to it alone.
 */
export function dependency(name: string, limits?: DependencyLimits): Dependency {
  const known = all().get(name);
  if (known) return known;
  const made = makeDependency(name, limits);
  all().set(name, made);
  return made;
}

/** Starts a dependency afresh, after its address or credentials changed or it was deleted. */
export const forgetDependency = (name: string): void => void all().delete(name);

export const dependencyStates = (): DependencyState[] =>
  [...all().values()].map((one) => one.state()).sort((a, b) => (a.name < b.name ? -1 : 1));
