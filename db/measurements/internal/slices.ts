import { and, asc, eq, isNotNull } from "drizzle-orm";
import { sliceTally } from "@/lib/measurement/hour-slices";
import { unpackHour } from "@/lib/measurement/packed-hour";
import type { Db } from "../../store/engine";
import { type HourWrite, writeHours } from "./running-totals";
import { lockMeasurements } from "./sealing-boundary";
import { objectives } from "../../schema/slos";
import { sliHours, sliceHours } from "../../schema/measurements";

/**
 * Makes an objective's slice sums anew from the kept minutes: after it was added, or its slice
 * length, target or method changed.
 */
export async function rebuildSlices(tx: Db, objectiveId: number): Promise<void> {
  await lockMeasurements(tx);
  await tx.delete(sliceHours).where(eq(sliceHours.objectiveId, objectiveId));
  const [objective] = await tx.select().from(objectives).where(eq(objectives.id, objectiveId));
  if (!objective || objective.budgeting.method === "occurrences") return;
  const { budgeting } = objective;
  const hours = await tx
    .select({ hour: sliHours.hour, data: sliHours.data })
    .from(sliHours)
    .where(and(eq(sliHours.sloId, objective.sloId), isNotNull(sliHours.data)))
    .orderBy(asc(sliHours.hour));
  const nothing = { bad: 0, total: 0, measured: 0 };
  const writes = hours.flatMap(({ hour, data }): HourWrite[] =>
    data
      ? [
          {
            edge: {
              owner: objectiveId,
              hour,
              data: false,
              before: nothing,
              own: null,
              packed: null,
            },
            sums: sliceTally(unpackHour(data), budgeting),
            packed: null,
          },
        ]
      : [],
  );
  await writeHours(tx, "slice", writes);
}
