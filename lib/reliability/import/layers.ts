import type { Place } from "@/lib/text/lines";
import type { DependencySettings } from "../registry/schema";
import { known, type Ledger } from "./ledger";

type Breaker = NonNullable<DependencySettings["breaker"]>;

/** One of the policies around a call; `countsAll`: a breaker counts every kind of failure. */
export type Layer = Place & { key: string } & (
    | { kind: "retry"; settings: Pick<DependencySettings, "attempts" | "backoff"> }
    | { kind: "breaker"; breaker: Breaker; countsAll: boolean }
    | { kind: "timeout"; ms: number | null | undefined }
    | { kind: "bulkhead"; settings: Pick<DependencySettings, "bulkhead"> }
  );

const WHICH_TIMEOUT =
  "The text does not say whether this is the time of each attempt or of all. Paste the wrap, too.";

/** What layers make together. `isOrdered`: they stand from the outermost to the innermost. */
export function settingsOf(
  layers: readonly Layer[],
  isOrdered: boolean,
  ledger: Ledger,
): DependencySettings {
  const at = (kind: Layer["kind"]): number => layers.findIndex((layer) => layer.kind === kind);
  const [retry, breaker] = [at("retry"), at("breaker")];
  return Object.assign(
    {},
    ...layers.map((layer, index): DependencySettings => {
      switch (layer.kind) {
        case "retry":
        case "bulkhead":
          return layer.settings;
        case "breaker":
          return { breaker: { ...layer.breaker, ...timeoutsOf(layers, index, isOrdered) } };
        case "timeout":
          return timeoutOf(layer, { retry, index, isOrdered, ledger });
      }
      return layer satisfies never;
    }),
    isOrdered && retry >= 0 && breaker >= 0
      ? { retryPlacement: retry < breaker ? "around-breaker" : "inside-breaker" }
      : {},
  ) as DependencySettings;
}

/** A breaker counts the timeouts of what it encloses. */
function timeoutsOf(layers: readonly Layer[], index: number, isOrdered: boolean) {
  const breaker = layers[index];
  const encloses = layers.some((layer, other) => layer.kind === "timeout" && other > index);
  return isOrdered && encloses && breaker?.kind === "breaker" && breaker.countsAll
    ? { countsTimeouts: true }
    : {};
}

type Around = { retry: number; index: number; isOrdered: boolean; ledger: Ledger };

function timeoutOf(
  layer: Layer & { kind: "timeout" },
  { retry, index, isOrdered, ledger }: Around,
): DependencySettings {
  const { ms, key, line, column } = layer;
  if (retry >= 0 && !isOrdered) {
    ledger.unread.push({ key, line, column, why: WHICH_TIMEOUT });
    return {};
  }
  return known(retry > index ? { totalTimeoutMs: ms } : { attemptTimeoutMs: ms });
}
