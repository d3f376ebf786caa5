import type { DependencySettings } from "../registry/schema";
import { known } from "./ledger";
import type { Options } from "./options";
import { MS, WHOLE } from "./readings";

const ONE_HOST = "Outlier detection takes one host out at a time; it is kept as the breaker.";

type Keys = { failures: string; ejection: string };

/** Outlier detection: 5 failures in a row and 30 s in Envoy 1.39 and in Istio. */
export function ejectionOf(
  detection: Options | undefined,
  { failures, ejection }: Keys,
): Pick<DependencySettings, "breaker"> {
  if (detection === undefined) return {};
  detection.note("breaker", ONE_HOST);
  const threshold = detection.take(failures, WHOLE, { field: "breaker.threshold", value: 5 });
  const openMs = detection.take(ejection, MS, {
    field: "breaker.openMs",
    value: 30_000,
    says: "30s",
  });
  detection.rest();
  if (threshold === 0) return { breaker: { kind: "none" } };
  return {
    breaker: { kind: "consecutive", comparison: ">=", ...known({ threshold, openMs }) },
  };
}
