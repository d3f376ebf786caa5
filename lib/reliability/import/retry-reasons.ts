import type { DependencySettings } from "../registry/schema";
import type { Options } from "./options";
import { WORDS } from "./readings";
import { reasonsOfEnvoy } from "./status-codes";

/** The words of Envoy's `retry_on`; `statuses`: those that "retriable-status-codes" stands for. */
export function retryOnOf(
  options: Options,
  key: string,
  statuses: readonly string[] = [],
): DependencySettings["retryOn"] {
  const entry = options.peek(key);
  const words = options.take(key, WORDS);
  if (words === undefined) return undefined;
  const plain = words.filter((word) => word !== "retriable-status-codes" && word !== "");
  const { reasons, unknown } = reasonsOfEnvoy([...plain, ...statuses]);
  if (entry && unknown.length > 0)
    options.list(entry, `These conditions are not known: ${unknown.join(", ").slice(0, 80)}.`);
  return reasons;
}
