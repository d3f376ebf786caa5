import type { Segment } from "./segment";

/** When a schedule's people change: who comes, who goes, and who is on call from then on. */
export type OnCallChange = {
  at: number;
  comes: readonly string[];
  goes: readonly string[];
  onCall: readonly string[];
};

/** Between segments, in order. Whoever goes on with another turn neither comes nor goes. */
export function changesOf(segments: readonly Segment[]): OnCallChange[] {
  return segments.flatMap((segment, index) => {
    const before = segments[index - 1];
    if (!before) return [];
    const [was, is] = [peopleOf(before), peopleOf(segment)];
    const comes = is.filter((person) => !was.includes(person));
    const goes = was.filter((person) => !is.includes(person));
    return comes.length + goes.length === 0 ? [] : [{ at: segment.start, comes, goes, onCall: is }];
  });
}

const peopleOf = ({ onCall }: Segment): string[] => [
  ...new Set(onCall.map(({ person }) => person.toLowerCase())),
];
