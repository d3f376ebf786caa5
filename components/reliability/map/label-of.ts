import type { WholeMap } from "@/lib/reliability/map/with-built-in";

/** `names`: what services are called, by slug, and what is built in; something external has its own. */
export const labelOf = (
  { name, kind, builtIn }: WholeMap["nodes"][number],
  names: ReadonlyMap<string, string>,
): string => ((kind === "service" || builtIn) && names.get(name)) || name;
