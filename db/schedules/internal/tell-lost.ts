import type { Interval } from "@/lib/time/interval";
import { intersection } from "@/lib/time/interval";
import { enqueueForPerson } from "../../notifications/internal/enqueue";
import { readingAll } from "../../access/reader";
import type { Db } from "../../store/engine";
import type { OverrideRow, Schedule } from "../schedule";
import { selectOverrides } from "./versions";

/** Whoever was to be on call by an equal override of the same time is told that another wins. */
export async function tellLost(
  tx: Db,
  { id: scheduleId, teamId }: Schedule,
  won: OverrideRow,
  now: Date,
): Promise<void> {
  const span = spanOf(won);
  for (const earlier of await selectOverrides(readingAll(tx), [scheduleId], span)) {
    const lost = intersection(spanOf(earlier), span);
    if (!lost || !isLost(earlier, won)) continue;
    const cause = { kind: "override-lost" as const, ...lost };
    await enqueueForPerson(
      tx,
      earlier.person ?? "",
      { cause, severity: "ticket", teamId, scheduleId },
      now,
    );
  }
}

const spanOf = ({ start, end }: OverrideRow): Interval => ({
  start: start.getTime(),
  end: end.getTime(),
});

const isLost = (earlier: OverrideRow, won: OverrideRow): boolean =>
  earlier.id < won.id &&
  earlier.kind === "replace" &&
  earlier.person !== null &&
  earlier.person !== won.person &&
  (won.kind === "nobody" || (won.kind === "replace" && covers(earlier, won)));

/** In whose place the later one stands: the same person's, everybody's, or the earlier one's. */
const covers = (earlier: OverrideRow, won: OverrideRow): boolean =>
  won.replaces === null || won.replaces === earlier.replaces || won.replaces === earlier.person;
