import type { Lane } from "@/lib/on-call/lanes";
import type { Interval } from "@/lib/time/interval";

export type Place = (at: number) => string;

/** Where an instant is drawn, in percent of the width. */
export const placeIn =
  ({ start, end }: Interval): Place =>
  (at) =>
    `${(((at - start) / (end - start)) * 100).toFixed(4)}%`;

/** Has room for a few letters, on a narrow screen too. */
export const isWide = ({ start, end }: Interval, span: Interval): boolean =>
  (end - start) / (span.end - span.start) > 0.04;

/** In the order in which they appear: their places choose how their shifts are filled. */
export const peopleOf = (lanes: readonly Lane[]): string[] => [
  ...new Set(lanes.flatMap(({ blocks }) => blocks.map(({ person }) => person))),
];

/** Whether some of them have no shift that is wide enough for their name. */
export const needsLegend = (lanes: readonly Lane[], span: Interval): boolean => {
  const wide = lanes.flatMap(({ blocks }) => blocks.filter((block) => isWide(block, span)));
  const named = new Set(wide.map(({ person }) => person));
  return peopleOf(lanes).some((person) => !named.has(person));
};
