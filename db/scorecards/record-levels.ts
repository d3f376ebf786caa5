import type { Outcome } from "@/lib/reliability/assessment/verdict";
import type { Scorecard } from "@/lib/reliability/scorecard/scorecard";
import type { CriterionId } from "@/lib/reliability/scorecard/levels";
import { DAY_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { scorecardLevels } from "../schema/scorecards";
import { services } from "../schema/slos";
import { write } from "../store/client";
import { selectNewest, type StoredLevel } from "./internal/newest";

type Judged = { serviceId: number; card: Scorecard };

/** Keeps the level of each service that has a new one, and once a day what else changed. */
export async function recordLevels(
  actor: Actor,
  judged: readonly Judged[],
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const newest = new Map(
      (await selectNewest(readingIn(tx, actor))).map((row) => [row.serviceId, row]),
    );
    // One may have been deleted since it was judged.
    const there = new Set(
      (await tx.select({ id: services.id }).from(services)).map(({ id }) => id),
    );
    const rows = judged.flatMap(({ serviceId, card }) => {
      if (!there.has(serviceId)) return [];
      const outcomes = outcomesOf(card);
      const level = { serviceId, at: now, level: card.level, outcomes };
      return isNews(newest.get(serviceId), level) ? [level] : [];
    });
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await tx.insert(scorecardLevels).values(rows.slice(from, from + AT_ONCE));
  });
}

const AT_ONCE = 200;

const outcomesOf = ({ criteria }: Scorecard): Partial<Record<CriterionId, Outcome>> =>
  Object.fromEntries(criteria.map(({ id, outcome }) => [id, outcome]));

function isNews(before: StoredLevel | undefined, after: Omit<StoredLevel, "id">): boolean {
  if (!before || before.level !== after.level) return true;
  if (after.at.getTime() - before.at.getTime() < DAY_MS) return false;
  const ids = new Set([...keysOf(before), ...keysOf(after)]);
  return [...ids].some((id) => before.outcomes[id] !== after.outcomes[id]);
}

const keysOf = ({ outcomes }: Pick<StoredLevel, "outcomes">): CriterionId[] =>
  Object.keys(outcomes) as CriterionId[];
