import { callsOf, type Graph } from "../registry/graph";
import { nodeOf } from "../registry/node";
import type { Dependency } from "../registry/schema";

/** Calls down a chain, of which the last is retried, and the product of their attempts. */
export type Chain = { product: number; calls: readonly Dependency[] };

type Search = {
  graph: Graph;
  chainOf: (service: string) => Chain;
  reachOf: (service: string) => ReadonlySet<string>;
};

/** A chain by its first call and what follows, so that none is copied on the way. */
type Link = { product: number; call: Dependency | null; next: Link | Chain | null };

const NONE: Link = { product: 1, call: null, next: null };
/** Services looked at on ways around cycles: finding the worst one exactly can take years. */
const MOST_STEPS = 500;
/** More calls than that are all the same, and stay finite. */
const MOST_CALLS = 1e15;

/**
 * The chain of calls below a service with the most attempts at its end for one request, through
 * each service at most once; unknown attempts count as one. In a large tangle of cycles it is the
 * worst of the ways that were looked at.
 */
export function worstChain(start: string, { graph, chainOf, reachOf }: Search): Chain {
  const seen = new Set([start]);
  let steps = 0;
  const from = (service: string): Link => {
    steps += 1;
    let worst = NONE;
    for (const call of callsOf(graph, service)) {
      const node = nodeOf(call);
      if (seen.has(node) || steps > MOST_STEPS) continue;
      seen.add(node);
      const next = reachOf(node).has(start) ? from(node) : chainOf(node);
      seen.delete(node);
      const product = Math.min(MOST_CALLS, (call.attempts ?? 1) * next.product);
      if (product > worst.product) worst = { product, call, next };
    }
    return worst;
  };
  return unlinked(from(start));
}

function unlinked(first: Link): Chain {
  const calls: Dependency[] = [];
  let link: Link | Chain | null = first;
  while (link !== null && "call" in link) {
    if (link.call) calls.push(link.call);
    link = link.next;
  }
  return { product: first.product, calls: link === null ? calls : [...calls, ...link.calls] };
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
