import type { DependencySettings } from "../registry/schema";
import { clusterOf } from "./envoy-cluster";
import { routeOf } from "./envoy-route";
import { findEnvoy } from "./envoy-search";
import type { ImportedDependency, Ledger } from "./ledger";
import type { Written } from "./written";

/** Clusters of Envoy, each with the route that leads to it; more routes are dependencies too. */
export function readEnvoy(documents: readonly Written[], ledger: Ledger): ImportedDependency[] {
  const { clusters, routes } = findEnvoy(documents);
  const settings = new Map<string | null, DependencySettings>();
  for (const cluster of clusters) {
    const { name, settings: own } = clusterOf(cluster, ledger);
    settings.set(name, { ...settings.get(name), ...own });
  }
  const reached = new Set<string | null>();
  const routed = routes.map((route): ImportedDependency => {
    const { name, settings: own } = routeOf(route, ledger);
    reached.add(name);
    return { name, settings: { ...settings.get(name), ...own } };
  });
  const others = [...settings].filter(([name]) => !reached.has(name));
  return [...routed, ...others.map(([name, own]) => ({ name, settings: own }))];
}
