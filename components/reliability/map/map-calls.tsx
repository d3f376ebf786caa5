import { cx } from "@/components/ui/class-names";
import { groupBy } from "@/lib/collections/group-by";
import type { Way } from "@/lib/reliability/map/draw";
import { pairOf } from "@/lib/reliability/map/lay-out";
import type { WholeMap } from "@/lib/reliability/map/with-built-in";

type Node = WholeMap["nodes"][number];
type Edge = WholeMap["edges"][number];
type Props = {
  edges: readonly Edge[];
  ways: ReadonlyMap<string, Way>;
  chosen: Node | null;
};

/** Those that look alike are one shape: there may be hundreds. */
export function MapCalls({ edges, ways, chosen }: Props) {
  const looks = edges.map((edge) => ({
    ...lookOf(edge, weightOf(edge, chosen, edges.length)),
    way: ways.get(pairOf(placed(edge))),
  }));
  const alike = groupBy(looks, ({ className, dash, width }) => `${className} ${dash} ${width}`);
  return [...alike].map(([key, [first, ...others]]) => (
    <g key={key} className={cx("fill-none", first?.className)}>
      <path
        d={[first, ...others].map((look) => look?.way?.path).join("")}
        strokeWidth={first?.width}
        strokeDasharray={first?.dash}
      />
      <path d={[first, ...others].map((look) => look?.way?.tip).join("")} />
    </g>
  ));
}

/** Each node has a place by its own name. */
export const placed = ({ caller, calleeId }: Edge) => ({ caller, callee: calleeId });

/** More would hide each other: they are drawn faintly until a service is chosen. */
const MOST_CALLS = 60;

type Weight = "plain" | "faint" | "aside";

function weightOf({ caller, calleeId }: Edge, chosen: Node | null, count: number): Weight {
  if (chosen === null) return count > MOST_CALLS ? "faint" : "plain";
  return [caller, calleeId].includes(chosen.id) ? "plain" : "aside";
}

const DASHES = { hard: undefined, soft: "6 4", async: "1 4" } as const;
const WEIGHTS: Record<Weight, string> = { plain: "", faint: "opacity-40", aside: "opacity-10" };

const lookOf = ({ criticality, worst }: Edge, weight: Weight) => ({
  className: cx(strokeOf(worst), WEIGHTS[weight]),
  dash: criticality === null ? "2 6" : DASHES[criticality],
  width: criticality === "hard" ? 1.6 : 1.2,
});

const strokeOf = (worst: Edge["worst"]): string => {
  if (worst === "error") return "stroke-exhausted";
  return worst === "warning" ? "stroke-warning" : "stroke-muted";
};
