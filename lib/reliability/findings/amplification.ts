import { callsOf, type Graph } from "../registry/graph";
import type { Dependency } from "../registry/schema";

/** Calls down a chain, of which the last is retried, and the product of their attempts. */
export type Chain = { product: number; calls: readonly Dependency[] };

type Search = {
  graph: Graph;
  chainOf: (service: string) => Chain;
  reachOf: (service: string) => ReadonlySet<string>;
};

const NONE: Chain = { product: 1, calls: [] };
/** Services looked at on ways around cycles: finding the worst one exactly can take years. */
const MOST_STEPS = 2000;

/**
 * The chain of calls below a service with the most attempts at its end for one request, through
 * each service at most once; unknown attempts count as one.
 */
export function worstChain(start: string, { graph, chainOf, reachOf }: Search): Chain {
  let steps = 0;
  const from = (service: string, seen: ReadonlySet<string>): Chain => {
    steps += 1;
    let worst = NONE;
    for (const call of callsOf(graph, service)) {
      if (seen.has(call.callee) || steps > MOST_STEPS) continue;
      const rest = reachOf(call.callee).has(start)
        ? from(call.callee, new Set([...seen, call.callee]))
        : chainOf(call.callee);
      const product = (call.attempts ?? 1) * rest.product;
      if (product > worst.product) worst = { product, calls: [call, ...rest.calls] };
    }
    return worst;
  };
  return from(start, new Set([start]));
}

/**
 * Calls at the end of the chain that are to be expected for one request, if failures are
 * independent and each layer sees what the retries of the one below leave: (1 - p^n) / (1 - p).
 * Null where the errors at the end are unknown.
 */
export function expectedCalls({ calls }: Chain): number | null {
  let errors = calls.at(-1)?.measured?.errorRatio;
  if (errors === undefined) return null;
  let expected = 1;
  for (const { attempts = 1 } of calls.toReversed()) {
    const left: number = errors ** attempts;
    expected *= errors === 1 ? attempts : (1 - left) / (1 - errors);
    errors = left;
  }
  return expected;
}
