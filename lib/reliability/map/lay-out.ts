import { groupBy } from "@/lib/collections/group-by";

export type Edge = { caller: string; callee: string };

/** From callers to callees; each column in an order in which few calls cross. */
type Columns = readonly (readonly string[])[];

/**
 * `lanes`: by `pairOf` a call that passes columns, the places in these that are kept free for it,
 * which stand in them like names.
 */
export type Layout = { columns: Columns; lanes: ReadonlyMap<string, readonly string[]> };

/** Slugs have no slash. */
export const pairOf = ({ caller, callee }: Edge): string => `${caller}/${callee}`;

const SWEEPS = 4;

/**
 * Callers stand left of what they call, as far as calls go in no circle; what neither calls nor is
 * called is left out.
 */
export function layOut(edges: readonly Edge[]): Layout {
  const ranks = ranksOf(edges);
  const lanes = new Map<string, string[]>();
  const steps = edges.flatMap((edge) => {
    const [from, to] = [ranks.get(edge.caller) ?? 0, ranks.get(edge.callee) ?? 0];
    const lane = Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => {
      const place = `${pairOf(edge)}/${index}`;
      ranks.set(place, from + index + 1);
      return place;
    });
    lanes.set(pairOf(edge), lane);
    const way = [edge.caller, ...lane, edge.callee];
    return way.slice(1).map((callee, index) => ({ caller: way[index] ?? callee, callee }));
  });
  const byRank = groupBy([...ranks.keys()].sort(), (name) => ranks.get(name) ?? 0);
  let columns = [...byRank.keys()].sort((a, b) => a - b).map((rank) => byRank.get(rank) ?? []);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const backwards = sweep % 2 === 1;
    columns = sweptOnce(backwards ? columns.toReversed() : columns, steps);
    if (backwards) columns = columns.toReversed();
  }
  return { columns, lanes };
}

/** The length of the longest way from a caller that nothing calls. */
function ranksOf(edges: readonly Edge[]): Map<string, number> {
  const callers = groupBy(edges, ({ callee }) => callee);
  const ranks = new Map<string, number>();
  const open = new Set<string>();
  const rankOf = (name: string): number => {
    const known = ranks.get(name);
    if (known !== undefined) return known;
    open.add(name);
    const before = (callers.get(name) ?? []).filter(({ caller }) => !open.has(caller));
    const rank = Math.max(-1, ...before.map(({ caller }) => rankOf(caller))) + 1;
    open.delete(name);
    ranks.set(name, rank);
    return rank;
  };
  for (const { caller, callee } of edges) {
    rankOf(caller);
    rankOf(callee);
  }
  return ranks;
}

/** Orders each column by where those of the columns before it stand to which it is tied. */
function sweptOnce(columns: Columns, edges: readonly Edge[]): string[][] {
  const ties = groupBy(
    edges.flatMap(({ caller, callee }) => [
      { of: caller, to: callee },
      { of: callee, to: caller },
    ]),
    ({ of }) => of,
  );
  const heights = new Map<string, number>();
  return columns.map((column) => {
    const wished = new Map(
      column.map((name, index) => {
        const tied = (ties.get(name) ?? []).flatMap(({ to }) => heights.get(to) ?? []);
        const mean = tied.reduce((a, b) => a + b, 0) / tied.length;
        return [name, tied.length === 0 ? (index + 0.5) / column.length : mean];
      }),
    );
    const ordered = column.toSorted((a, b) => (wished.get(a) ?? 0) - (wished.get(b) ?? 0));
    for (const [index, name] of ordered.entries())
      heights.set(name, (index + 0.5) / ordered.length);
    return ordered;
  });
}
