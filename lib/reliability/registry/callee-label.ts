import type { CalleeKind } from "./schema";

/**
 * What people call a callee: a service by its name in `names`, which is by slug; what is external,
 * or has no name there, as the registry has it.
 */
export const calleeLabel = (
  callee: string,
  kind: CalleeKind | null,
  names: ReadonlyMap<string, string>,
): string => (kind === "service" && names.get(callee)) || callee;
