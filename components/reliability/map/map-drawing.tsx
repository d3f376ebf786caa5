import type { DependencyMap } from "@/lib/reliability/map/map-of";
import { layOut, pairOf } from "@/lib/reliability/map/lay-out";
import { labelOf } from "./label-of";
import { cx } from "@/components/ui/class-names";

const WIDTH = 176;
const HEIGHT = 40;
const GAP_X = 72;
const GAP_Y = 14;
const MARGIN = 8;
/** As many characters as fit a box; the whole name is in its title and in the table. */
const MOST_CHARACTERS = 22;

type Node = DependencyMap["nodes"][number];
type Edge = DependencyMap["edges"][number];
type Spot = { x: number; y: number };

type Props = {
  map: DependencyMap;
  /** What a service is called, by slug. */
  names: ReadonlyMap<string, string>;
  chosen: Node | null;
  hrefOf: (node: string) => string;
};

/** Services and their calls, callers at the left. */
export function MapDrawing({ map, names, chosen, hrefOf }: Props) {
  const { columns, lanes } = layOut(map.edges.map(placed));
  const tallest = Math.max(0, ...columns.map((column) => column.length));
  const height = tallest * (HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN;
  const width = columns.length * (WIDTH + GAP_X) - GAP_X + 2 * MARGIN;
  const spots = new Map(
    columns.flatMap((column, rank) => {
      const top = (height - (column.length * (HEIGHT + GAP_Y) - GAP_Y)) / 2;
      return column.map((name, index): [string, Spot] => [
        name,
        { x: MARGIN + rank * (WIDTH + GAP_X), y: top + index * (HEIGHT + GAP_Y) },
      ]);
    }),
  );
  return (
    <div dir="ltr" className="overflow-x-auto" tabIndex={-1}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label="Dependency map"
        className="block"
      >
        {map.edges.map((edge) => (
          <Call
            key={pairOf(placed(edge))}
            edge={edge}
            way={[edge.caller, ...(lanes.get(pairOf(placed(edge))) ?? []), edge.calleeId].flatMap(
              (place) => spots.get(place) ?? [],
            )}
            chosen={chosen}
          />
        ))}
        {map.nodes.map((node) => (
          <Box
            key={node.id}
            node={node}
            label={labelOf(node, names)}
            spot={spots.get(node.id)}
            state={stateOf(node.id, chosen)}
            href={hrefOf(node.id)}
          />
        ))}
      </svg>
    </div>
  );
}

/** Each node has a place by its own name. */
const placed = ({ caller, calleeId }: Edge) => ({ caller, callee: calleeId });

type State = "chosen" | "fails" | "degrades" | "plain" | "aside";

function stateOf(id: string, chosen: Node | null): State {
  if (chosen === null) return "plain";
  if (id === chosen.id) return "chosen";
  if (chosen.fails.includes(id)) return "fails";
  return chosen.degrades.includes(id) ? "degrades" : "aside";
}

const LOOKS: Record<State, string> = {
  chosen: "fill-accent-soft stroke-accent stroke-2",
  fails: "fill-exhausted-soft stroke-exhausted stroke-2",
  degrades: "fill-warning-soft stroke-warning",
  plain: "fill-surface stroke-line-strong",
  aside: "fill-surface stroke-line",
};
const WORDS: Record<State, string> = {
  chosen: ", chosen",
  fails: ", fails",
  degrades: ", degrades",
  plain: "",
  aside: "",
};

function Box({
  node,
  label,
  spot,
  state,
  href,
}: {
  node: Node;
  label: string;
  spot: Spot | undefined;
  state: State;
  href: string;
}) {
  if (!spot) return null;
  const short =
    label.length > MOST_CHARACTERS ? `${label.slice(0, MOST_CHARACTERS - 1).trimEnd()}…` : label;
  const about = [
    node.kind === "external" ? "external" : node.tier === null ? null : `tier ${node.tier}`,
    node.worst,
    state === "fails" || state === "degrades" ? state : null,
  ].filter((word) => word !== null);
  return (
    <a
      href={href}
      aria-label={`${label}${WORDS[state]}`}
      aria-current={state === "chosen" ? "true" : undefined}
      className="group focus-visible:outline-2 focus-visible:outline-accent"
    >
      <title>{label}</title>
      <rect
        x={spot.x}
        y={spot.y}
        width={WIDTH}
        height={HEIGHT}
        rx={7}
        className={cx(LOOKS[state], "group-hover:stroke-accent group-focus-visible:stroke-accent")}
        strokeDasharray={node.kind === "service" ? undefined : "4 3"}
      />
      <text x={spot.x + 10} y={spot.y + 17} className="fill-ink text-xs font-medium">
        {short}
      </text>
      <text x={spot.x + 10} y={spot.y + 32} className="fill-muted text-[0.6875rem]">
        {about.join(", ")}
      </text>
    </a>
  );
}

const STROKES = { hard: undefined, soft: "6 4", async: "1 4" } as const;

/** `way`: the caller's place, the lanes that the call passes, and the callee's place. */
function Call({
  edge: { caller, calleeId, criticality, worst },
  way,
  chosen,
}: {
  edge: Edge;
  way: readonly Spot[];
  chosen: Node | null;
}) {
  const end = way.at(-1);
  if (!end) return null;
  const tip = { x: end.x - 1, y: end.y + HEIGHT / 2 };
  const isAside = chosen !== null && ![caller, calleeId].includes(chosen.id);
  return (
    <g className={cx("fill-none", strokeOf(worst), isAside && "opacity-30")}>
      <path
        d={pathAlong(way)}
        strokeWidth={criticality === "hard" ? 1.6 : 1.2}
        strokeDasharray={criticality === null ? "2 6" : STROKES[criticality]}
      />
      <path d={`m${tip.x - 6} ${tip.y - 4} 6 4-6 4`} />
    </g>
  );
}

const strokeOf = (worst: Edge["worst"]): string => {
  if (worst === "error") return "stroke-exhausted";
  return worst === "warning" ? "stroke-warning" : "stroke-muted";
};

/** Bends between columns, and runs straight through the lanes in them. */
function pathAlong(way: readonly Spot[]): string {
  return way
    .slice(1)
    .map((to, index) => {
      const from = way[index] ?? to;
      const [x, y] = [from.x + WIDTH, from.y + HEIGHT / 2];
      const [endX, endY] = [to.x - 1, to.y + HEIGHT / 2];
      const bend = Math.max(GAP_X, Math.abs(endX - x)) / 2;
      const curve = `C${x + bend} ${y} ${endX - bend} ${endY} ${endX} ${endY}`;
      return `${index === 0 ? "M" : "L"}${x} ${y}${curve}`;
    })
    .join("");
}
