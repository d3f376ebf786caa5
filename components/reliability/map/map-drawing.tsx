import { type Drawing, drawer } from "@/lib/reliability/map/draw";
import type { WholeMap } from "@/lib/reliability/map/with-built-in";
import { labelOf } from "./label-of";
import { MapBox } from "./map-box";
import { MapCalls, placed } from "./map-calls";
import { statesBeside } from "./node-state";

type Node = WholeMap["nodes"][number];

type Props = {
  map: WholeMap;
  /** What a service is called, by slug. */
  names: ReadonlyMap<string, string>;
  chosen: Node | null;
  hrefOf: (node: string) => string;
};

/** Drawn for each room that there can be, so that it fits without a script; one of them is shown. */
const ROOMS = [
  { width: 290, className: "@min-[680px]:hidden" },
  { width: 680, className: "hidden @min-[680px]:block @min-[1090px]:hidden" },
  { width: 1090, className: "hidden @min-[1090px]:block" },
] as const;

/** Services and their calls. */
export function MapDrawing(props: Props) {
  const drawn = drawer(props.map.edges.map(placed));
  return (
    <div dir="ltr" className="@container">
      {ROOMS.map(({ width, className }) => (
        <Drawn key={width} {...props} drawing={drawn(width)} className={className} />
      ))}
    </div>
  );
}

function Drawn({
  map,
  names,
  chosen,
  hrefOf,
  drawing: { width, height, boxWidth, spots, ways },
  className,
}: Props & { drawing: Drawing; className: string }) {
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const stateOf = statesBeside(chosen, map.edges);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label="Dependency map"
      className={className}
    >
      <MapCalls edges={map.edges} ways={ways} chosen={chosen} />
      {[...spots].map(([id, spot]) => {
        const node = nodes.get(id);
        return (
          node && (
            <MapBox
              key={id}
              node={node}
              label={labelOf(node, names)}
              spot={spot}
              width={boxWidth}
              state={stateOf(id)}
              href={hrefOf(id)}
            />
          )
        );
      })}
    </svg>
  );
}
