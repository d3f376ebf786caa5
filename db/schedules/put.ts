import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { scheduleBodyOf } from "@/lib/on-call/body-of";
import { isReserved } from "@/lib/on-call/reserved";
import type { ScheduleInput } from "@/lib/on-call/schema";
import { assertNameFree } from "../access/assert-name-free";
import { type Actor } from "../access/actor";
import { teamInCharge } from "../people/internal/team-in-charge";
import { schedules } from "../schema/schedules";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { addVersion } from "./internal/add-version";
import { findScheduleBySlug } from "./internal/rows";
import type { Schedule } from "./schedule";

type PutOptions = {
  /** Refuses to replace a schedule of this name. */
  onlyNew?: boolean;
  /** The version that the form started from: a newer one in the store is a conflict. */
  expectedVersion?: number;
};

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
    assertReplaceable(actor, slug, before, options);
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
    await recordAudit(tx, actor, {
      action: before ? "schedule.update" : "schedule.create",
      subject: `schedule:${slug}`,
      teamId: team.id,
      ...(before ? { before: scheduleBodyOf(inputOf(before)) } : {}),
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

function assertReplaceable(
  actor: Actor,
  slug: string,
  before: Schedule | null,
  { onlyNew = false, expectedVersion }: PutOptions,
): void {
  assertNameFree(actor, slug, before, onlyNew);
  if (before && expectedVersion !== undefined && expectedVersion !== before.version)
    throw new AppError(
      "conflict",
      "Someone saved this schedule while you were editing it. Open it again, and make your change there.",
    );
}

/** The same when it says the same of layers and zone. */
function nextVersion(before: Schedule | null, { timeZone, layers }: ScheduleInput): number {
  if (!before) return 1;
  const isSame = before.timeZone === timeZone && isDeepStrictEqual(before.layers, layers);
  return isSame ? before.version : before.version + 1;
}
