import type { WholeMap } from "@/lib/reliability/map/with-built-in";

/** What something on the map is to the one that is chosen; plain: none is. */
export type NodeState = "chosen" | "fails" | "degrades" | "calls it" | "called" | "plain" | "aside";

export function statesBeside(
  chosen: WholeMap["nodes"][number] | null,
  edges: WholeMap["edges"],
): (id: string) => NodeState {
  if (chosen === null) return () => "plain";
  const own = chosen.id;
  const callers = new Set(
    edges.filter(({ calleeId }) => calleeId === own).map((one) => one.caller),
  );
  const callees = new Set(edges.filter(({ caller }) => caller === own).map((one) => one.calleeId));
  return (id) => {
    if (id === own) return "chosen";
    if (chosen.fails.includes(id)) return "fails";
    if (chosen.degrades.includes(id)) return "degrades";
    if (callers.has(id)) return "calls it";
    return callees.has(id) ? "called" : "aside";
  };
}
