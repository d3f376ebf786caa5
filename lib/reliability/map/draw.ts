import { type Edge, type Layout, layOut, pairOf } from "./lay-out";

export type Spot = { x: number; y: number };

/** `tip`: the head of the arrow. Both are path data of SVG. */
export type Way = { path: string; tip: string };

/**
 * Where everything stands, in pixels. `spots`: the upper left corner of each box by name, in the
 * order in which they are read; `ways`: of each call, by `pairOf`.
 */
export type Drawing = {
  width: number;
  height: number;
  boxWidth: number;
  spots: ReadonlyMap<string, Spot>;
  ways: ReadonlyMap<string, Way>;
};

export const BOX_HEIGHT = 40;
const WIDEST_BOX = 176;
const NARROWEST_BOX = 140;
/** In rows; two fit on a phone all the same. */
const ROW_BOX = 150;
const FEWEST_IN_ROW = 2;
const GAP = 14;
const MARGIN = 4;
/** Between columns, and between what is called and its callers above it. */
const WIDEST_GAP = 72;
const NARROWEST_GAP = 40;
/** What a call takes of a column that it passes. */
const LANE = 12;
const TALLEST_COLUMN = 1200;

/**
 * The calls drawn on at most so many pixels: callers at the left where all columns fit and none is
 * a long list, else callers on top. What neither calls nor is called is left out.
 */
export function drawer(edges: readonly Edge[]): (width: number) => Drawing {
  const layout = layOut(edges);
  return (width) => inColumns(edges, layout, width) ?? inRows(edges, layout, width);
}

/** A lane of a call stands in a column like a name; slugs have no slash. */
const isLane = (name: string): boolean => name.includes("/");
const heightOf = (name: string): number => (isLane(name) ? LANE : BOX_HEIGHT);

function inColumns(
  edges: readonly Edge[],
  { columns, lanes }: Layout,
  most: number,
): Drawing | null {
  const count = Math.max(1, columns.length);
  const room = most - 2 * MARGIN;
  if (count * (NARROWEST_BOX + NARROWEST_GAP) - NARROWEST_GAP > room) return null;
  const spare = Math.floor((room - count * WIDEST_BOX) / Math.max(1, count - 1));
  const gap = Math.min(WIDEST_GAP, Math.max(NARROWEST_GAP, spare));
  const boxWidth = Math.min(WIDEST_BOX, Math.floor((room + gap) / count) - gap);
  const heights = columns.map(
    (column) => column.reduce((sum, name) => sum + heightOf(name) + GAP, 0) - GAP,
  );
  const tallest = Math.max(0, ...heights);
  if (tallest > TALLEST_COLUMN) return null;
  const places = new Map<string, Spot>();
  for (const [rank, column] of columns.entries()) {
    let y = MARGIN + (tallest - (heights[rank] ?? 0)) / 2;
    for (const name of column) {
      places.set(name, { x: MARGIN + rank * (boxWidth + gap), y });
      y += heightOf(name) + GAP;
    }
  }
  const ways = edges.map((edge): [string, Way] => {
    const stops = [edge.caller, ...(lanes.get(pairOf(edge)) ?? []), edge.callee];
    return [pairOf(edge), wayRight(stops, places, boxWidth)];
  });
  return {
    width: count * (boxWidth + gap) - gap + 2 * MARGIN,
    height: tallest + 2 * MARGIN,
    boxWidth,
    spots: new Map([...places].filter(([name]) => !isLane(name))),
    ways: new Map(ways),
  };
}

/** Bends between columns, and runs straight through the lanes in them. */
function wayRight(
  stops: readonly string[],
  places: ReadonlyMap<string, Spot>,
  boxWidth: number,
): Way {
  const way = stops.flatMap((name) => {
    const place = places.get(name);
    return place ? [{ x: place.x, y: place.y + heightOf(name) / 2 }] : [];
  });
  const path = way.slice(1).map((to, index) => {
    const from = way[index] ?? to;
    const [x, endX] = [from.x + boxWidth, to.x - 1];
    const bend = Math.max(NARROWEST_GAP, Math.abs(endX - x)) / 2;
    return `${index === 0 ? "M" : "L"}${x} ${from.y}C${x + bend} ${from.y} ${endX - bend} ${to.y} ${endX} ${to.y}`;
  });
  const end = way.at(-1) ?? { x: 0, y: 0 };
  return { path: path.join(""), tip: `M${end.x - 7} ${end.y - 4}l6 4-6 4` };
}

/** Each column lies as a row, in as many even lines as it takes. */
function inRows(edges: readonly Edge[], { columns }: Layout, most: number): Drawing {
  const room = most - 2 * MARGIN;
  const perLine = Math.max(FEWEST_IN_ROW, Math.floor((room + GAP) / (ROW_BOX + GAP)));
  const boxWidth = Math.min(WIDEST_BOX, Math.floor((room + GAP) / perLine) - GAP);
  const spots = new Map<string, Spot>();
  let y = MARGIN;
  for (const column of columns) {
    for (const line of evenLines(
      column.filter((name) => !isLane(name)),
      perLine,
    )) {
      // Spread, so that calls that pass a line go between its boxes more often than behind them.
      const share = Math.min(room / line.length, 2 * boxWidth);
      const start = MARGIN + (room - share * line.length + share - boxWidth) / 2;
      for (const [index, name] of line.entries())
        spots.set(name, { x: Math.round(start + index * share), y });
      y += BOX_HEIGHT + GAP;
    }
    y += NARROWEST_GAP - GAP;
  }
  return {
    width: most,
    height: y - NARROWEST_GAP + MARGIN,
    boxWidth,
    spots,
    ways: new Map(edges.map((edge) => [pairOf(edge), wayDown(edge, spots, boxWidth)])),
  };
}

function evenLines(names: readonly string[], most: number): string[][] {
  const lines = Math.ceil(names.length / most);
  const inLine = Math.ceil(names.length / Math.max(1, lines));
  return Array.from({ length: lines }, (_, line) =>
    names.slice(line * inLine, (line + 1) * inLine),
  );
}

function wayDown(
  { caller, callee }: Edge,
  spots: ReadonlyMap<string, Spot>,
  boxWidth: number,
): Way {
  const [from, to] = [spots.get(caller) ?? { x: 0, y: 0 }, spots.get(callee) ?? { x: 0, y: 0 }];
  const [x, endX] = [from.x + boxWidth / 2, to.x + boxWidth / 2];
  const [y, endY] = [from.y + BOX_HEIGHT, to.y - 1];
  const bend = Math.max(NARROWEST_GAP, Math.abs(endY - y)) / 2;
  return {
    path: `M${x} ${y}C${x} ${y + bend} ${endX} ${endY - bend} ${endX} ${endY}`,
    tip: `M${endX - 4} ${endY - 6}l4 6 4-6`,
  };
}
