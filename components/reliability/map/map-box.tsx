import { cx } from "@/components/ui/class-names";
import { BOX_HEIGHT, type Spot } from "@/lib/reliability/map/draw";
import { nameLines, shortened } from "@/lib/reliability/map/name-lines";
import type { WholeMap } from "@/lib/reliability/map/with-built-in";

import type { NodeState } from "./node-state";

type Node = WholeMap["nodes"][number];

type Props = {
  node: Node;
  label: string;
  spot: Spot;
  width: number;
  state: NodeState;
  href: string;
};

const INSET = 10;
/** Roughly the widths of a letter, in pixels. */
const LETTER = 7;
const SMALL_LETTER = 5.6;

/** Focus and pointer show the whole of a name that is too long for its line. */
export function MapBox({ node, label, spot, width, state, href }: Props) {
  const room = width - INSET;
  const short = shortened(label, Math.floor(room / LETTER));
  const isShort = short !== label;
  return (
    <a
      href={href}
      aria-label={[label, wordsOf(state)].filter((words) => words !== null).join(", ")}
      aria-current={state === "chosen" ? "true" : undefined}
      className="group focus-visible:outline-2 focus-visible:outline-accent"
    >
      <title>{label}</title>
      <rect
        {...spot}
        width={width}
        height={BOX_HEIGHT}
        rx={7}
        className={cx(LOOKS[state], "group-hover:stroke-accent group-focus-visible:stroke-accent")}
        strokeDasharray={node.kind === "service" ? undefined : "4 3"}
      />
      <svg {...spot} width={width - 2} height={BOX_HEIGHT} className="text-[0.6875rem]">
        <g className={isShort ? "group-hover:hidden group-focus-visible:hidden" : undefined}>
          <text x={INSET} y={17} className="fill-ink text-xs font-medium">
            {short}
          </text>
          <text x={INSET} y={32} className="fill-muted">
            {aboutOf(node, state).join(", ")}
          </text>
        </g>
        {isShort && (
          <g className="hidden fill-ink text-[0.625rem] group-hover:block group-focus-visible:block">
            {nameLines(label, Math.floor(room / SMALL_LETTER)).map((line, index, lines) => (
              <text key={line} x={INSET} y={24 + (index - (lines.length - 1) / 2) * 12}>
                {line}
              </text>
            ))}
          </g>
        )}
      </svg>
    </a>
  );
}

const LOOKS: Record<NodeState, string> = {
  chosen: "fill-accent-soft stroke-accent stroke-2",
  fails: "fill-exhausted-soft stroke-exhausted stroke-2",
  degrades: "fill-warning-soft stroke-warning",
  "calls it": "fill-surface stroke-ink",
  called: "fill-surface stroke-ink",
  plain: "fill-surface stroke-line-strong",
  aside: "fill-surface stroke-line",
};

/** What is said of it beside its name. */
const wordsOf = (state: NodeState): string | null =>
  state === "plain" || state === "aside" ? null : state;

const aboutOf = ({ kind, builtIn, tier, worst }: Node, state: NodeState): string[] =>
  [
    kind === "service" && builtIn ? "built in" : null,
    kind === "external" ? "external" : null,
    tier === null ? null : `tier ${tier}`,
    worst,
    state === "chosen" ? null : wordsOf(state),
  ].filter((word) => word !== null);
