import type { Outcome } from "../assessment/verdict";
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
        gained: before ? titlesOf((id) => isMet(row, id) && !isMet(before, id)) : [],
        lost: before ? titlesOf((id) => !isMet(row, id) && isMet(before, id)) : [],
      },
    ];
  });

const isMet = ({ outcomes }: Kept, id: CriterionId): boolean =>
  outcomes[id] === "passed" || outcomes[id] === "not-applicable";

const titlesOf = (holds: (id: CriterionId) => boolean): string[] =>
  CRITERIA.flatMap(({ id, title }) => (holds(id) ? [title] : []));
