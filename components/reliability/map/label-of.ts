import type { DependencyMap } from "@/lib/reliability/map/map-of";

/** `names`: what services are called, by slug; something external has its own. */
export const labelOf = (
  { name, kind }: DependencyMap["nodes"][number],
  names: ReadonlyMap<string, string>,
): string => (kind === "service" && names.get(name)) || name;
