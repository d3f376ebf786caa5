import { isMet, type Outcome } from "../assessment/verdict";
import { CRITERIA, type CriterionId, type Level } from "./levels";

type Kept = {
  at: number;
  level: Level | 0;
  outcomes: Partial<Record<CriterionId, Outcome>>;
};

/** Since when a service had a level, and the titles of the criteria that changed with it. */
export type LevelChange = {
  at: number;
  level: Level | 0;
  gained: readonly string[];
  lost: readonly string[];
};

/** The changes of level in what was kept, both the newest first; the oldest began with nothing. */
export const levelChanges = (kept: readonly Kept[]): LevelChange[] =>
  kept.flatMap((row, index) => {
    const before = kept[index + 1];
    if (before?.level === row.level) return [];
    return [
      {
        at: row.at,
        level: row.level,
        gained: before ? metIn(row.outcomes, before.outcomes) : [],
        lost: before ? metIn(before.outcomes, row.outcomes) : [],
      },
    ];
  });

/** The titles of what is met in the one and not in the other. */
const metIn = (one: Kept["outcomes"], other: Kept["outcomes"]): string[] =>
  CRITERIA.flatMap(({ id, title }) => (isMet(one[id]) && !isMet(other[id]) ? [title] : []));
