import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { scheduleBodyOf } from "@/lib/on-call/body-of";
import { isReserved } from "@/lib/on-call/reserved";
import type { ScheduleInput } from "@/lib/on-call/schema";
import { assertReplaceable, type PutOptions } from "../access/assert-replaceable";
import { type Actor } from "../access/actor";
import { teamInCharge } from "../people/internal/team-in-charge";
import { schedules } from "../schema/schedules";
import { recordPut } from "../store/record-put";
import { serialWrite } from "../store/serial-write";
import { addVersion } from "./internal/add-version";
import { findScheduleBySlug } from "./internal/rows";
import type { Schedule } from "./schedule";

/**
 * Creates the schedule or replaces it. Who was on call until now stays: what is said of layers and
 * zone counts from now on, as the next version.
 */
export async function putSchedule(
  actor: Actor,
  slug: string,
  input: ScheduleInput,
  now: Date,
  options: PutOptions = {},
): Promise<{ schedule: Schedule; created: boolean }> {
  return serialWrite(async (tx) => {
    const team = await teamInCharge(tx, actor, input.team);
    if (isReserved(slug))
      throw refusedSlug(`"${slug}" is the address of another page. Choose another name.`);
    const before = await findScheduleBySlug(tx, slug);
    assertReplaceable(actor, "schedule", slug, before, options);
    const version = nextVersion(before, input);
    const values = { name: input.name, teamId: team.id, version, updatedAt: now };
    const [row] = before
      ? await tx.update(schedules).set(values).where(eq(schedules.id, before.id)).returning()
      : await tx
          .insert(schedules)
          .values({ ...values, slug, demo: false, createdAt: now })
          .returning();
    if (!row) throw new Error("a schedule that was written did not come back");
    if (version !== before?.version) await addVersion(tx, actor, row, input, now);
    await recordPut(tx, actor, {
      noun: "schedule",
      slug,
      teamId: team.id,
      before: before ? scheduleBodyOf(inputOf(before)) : undefined,
      after: scheduleBodyOf(input),
      at: now,
    });
    const { timeZone, layers } = input;
    return { schedule: { ...row, team, timeZone, layers }, created: !before };
  });
}

const inputOf = ({ name, team, timeZone, layers }: Schedule) => ({
  name,
  team: team.slug,
  timeZone,
  layers,
});

const refusedSlug = (message: string): AppError =>
  new AppError("invalid", message, [{ path: "slug", message }]);

/** The same when it says the same of layers and zone. */
function nextVersion(before: Schedule | null, { timeZone, layers }: ScheduleInput): number {
  if (!before) return 1;
  const isSame = before.timeZone === timeZone && isDeepStrictEqual(before.layers, layers);
  return isSame ? before.version : before.version + 1;
}
