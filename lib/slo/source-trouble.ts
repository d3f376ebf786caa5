import type { Source } from "./source";

const QUERY_NAMES = ["good", "bad", "total", "ratio", "value"] as const;
export type QueryName = (typeof QUERY_NAMES)[number];

/**
 * What is wrong with one of an SLO's queries, by its name; null for what is the data source's own
 * trouble and may pass.
 */
export function queryTroubleOf(message: string): { query: QueryName; message: string } | null {
  const query = QUERY_NAMES.find((name) => message.startsWith(`${name}: `));
  return query ? { query, message: message.slice(query.length + 2) } : null;
}

/**
 * Why minutes stay unknown, for the queries that match no series; null where the SLO says that a
 * missing series counts as zero.
 */
export function missingTrouble(source: Source, missing: readonly string[]): string | null {
  if (source.type === "push") return null;
  const whole = missing.find((name) => name !== "good" && name !== "bad");
  if (whole !== undefined)
    return `${whole}: It matches no series at the moment, so that nothing is measured.`;
  const [part] = missing;
  if (part === undefined || ("absent" in source && source.absent === "zero")) return null;
  return `${part}: It matches no series, so that these minutes stay unknown. Correct it; or, where a missing series means that nothing of the kind happened, let it count as zero.`;
}
