import { envoyKey } from "./envoy-options";
import type { Entry, Written } from "./written";

export type Section = Written & { kind: "map" };

/** `policy`: of the virtual host, for routes without one of their own. */
export type Route = { action: Section; policy: Entry | undefined; index: number };

const OF_A_CLUSTER = new Set(["circuitbreakers", "outlierdetection", "connecttimeout", "lbpolicy"]);
const OF_AN_ACTION = new Set(["cluster", "weightedclusters", "retrypolicy"]);

const keysOf = ({ entries }: Section): Set<string> =>
  new Set(entries.map(({ key }) => envoyKey(key)));
const hasAny = (section: Section, keys: ReadonlySet<string>): boolean =>
  [...keysOf(section)].some((key) => keys.has(key));

type Waiting = { node: Written; policy: Entry | undefined };

/** What is a cluster or the action of a route, wherever it stands in a configuration. */
export function findEnvoy(documents: readonly Written[]): { clusters: Section[]; routes: Route[] } {
  const clusters: Section[] = [];
  const routes: Route[] = [];
  const waiting: Waiting[] = documents.toReversed().map((node) => ({ node, policy: undefined }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, policy } = next;
    if (node.kind === "list")
      waiting.push(...node.items.toReversed().map((item) => ({ node: item, policy })));
    if (node.kind !== "map") continue;
    if (hasAny(node, OF_A_CLUSTER)) clusters.push(node);
    else if (hasAny(node, OF_AN_ACTION) && !keysOf(node).has("routes"))
      routes.push({ action: node, policy, index: routes.length });
    else {
      const own = node.entries.find(({ key }) => envoyKey(key) === "retrypolicy") ?? policy;
      waiting.push(...node.entries.toReversed().map(({ value }) => ({ node: value, policy: own })));
    }
  }
  return { clusters, routes };
}
