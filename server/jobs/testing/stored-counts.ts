import { sumWindows } from "@/db/measurements/internal/windows";
import type { Slo } from "@/db/slos/slo";
import type { Tally } from "@/lib/measurement/tally";
import { MINUTE_MS } from "@/lib/time/duration";

/** What is stored for the minutes [fromMinute, toMinute) of an SLO, in thousandths of an event. */
export async function storedCounts(
  slo: Slo,
  fromMinute: number,
  toMinute: number,
): Promise<Tally | undefined> {
  const [objective] = slo.objectives;
  if (!objective) throw new Error("the SLO has no objective");
  const [sums] = await sumWindows([
    {
      sloId: slo.id,
      objectiveId: objective.id,
      budgeting: { method: "occurrences" },
      intervals: [{ start: fromMinute * MINUTE_MS, end: toMinute * MINUTE_MS }],
    },
  ]);
  return sums?.[0]?.tally;
}
