import type { ScheduleInput } from "@/lib/on-call/schema";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { readingIn } from "../../access/reader";
import { scheduleVersions } from "../../schema/schedules";
import type { Db } from "../../store/engine";
import { selectNames } from "./names";

/** What the schedule says from now on. */
export async function addVersion(
  tx: Db,
  actor: Actor,
  { id, version }: { id: number; version: number },
  { timeZone, layers }: Pick<ScheduleInput, "timeZone" | "layers">,
  now: Date,
): Promise<void> {
  const author = authorOf(actor);
  const people = layers.flatMap((layer) => layer.people);
  const names = await selectNames(readingIn(tx, actor), people);
  await tx.insert(scheduleVersions).values({
    scheduleId: id,
    version,
    effectiveFrom: now,
    timeZone,
    layers,
    names,
    savedById: author.id,
    savedBy: author.name,
    savedAt: now,
  });
}
