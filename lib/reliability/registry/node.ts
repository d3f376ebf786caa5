import type { CalleeKind, Dependency } from "./schema";

/** No slug has it, nor has what a hidden service is called. */
const EXTERNAL = "external:";

/**
 * What a graph knows a callee by: a service by its slug, something external apart from a service of
 * the same name.
 */
export const nodeOf = ({ kind, callee }: Pick<Dependency, "kind" | "callee">): string =>
  kind === "external" ? `${EXTERNAL}${callee}` : callee;

export const kindOfNode = (node: string): CalleeKind =>
  node.startsWith(EXTERNAL) ? "external" : "service";

/** What people call it. */
export const nameOfNode = (node: string): string =>
  node.startsWith(EXTERNAL) ? node.slice(EXTERNAL.length) : node;

/** What the fallback of a call goes to; null where it names nothing. */
export const fallbackNode = ({ fallback, fallbackKind }: Dependency): string | null =>
  fallback?.dependency === undefined || fallbackKind === undefined
    ? null
    : nodeOf({ kind: fallbackKind, callee: fallback.dependency });
