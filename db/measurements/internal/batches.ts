import { and, eq, gte, gt } from "drizzle-orm";
import { AppError, type FieldError } from "@/lib/errors/app-error";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { detailDays, oldestMinute } from "@/lib/measurement/retention";
import { MAX_EVENTS } from "@/lib/measurement/counts";
import { formatCount } from "@/lib/formats/count";
import type { MeasurementBatch } from "../measurement";
import type { Db } from "../../store/engine";
import { applyChanges } from "./minute-changes";
import type { SloChange } from "./sealed-hours";
import { lockMeasurements } from "./sealing-boundary";
import { idempotencyKeys } from "../../schema/measurements";
import { oneOf } from "../../store/key-rows";
import { slos, objectives } from "../../schema/slos";
import { MOST_A_MINUTE } from "./minute-limit";
import { firstDetailedMinutes } from "./retained";

export type Batch = MeasurementBatch & { caller: string };

export type Outcome = { ok: true; accepted: number } | { ok: false; error: AppError };

const LEAST_DETAIL_MINUTES = (detailDays([]) * DAY_MS) / MINUTE_MS;

const MOST_ERRORS = 20;

const KEY_RETENTION_MS = DAY_MS;

/**
 * Applies batches in their order, in the caller's transaction; a batch that is refused changes
 * nothing.
 */
export async function applyBatches(tx: Db, batches: readonly Batch[]): Promise<Outcome[]> {
  await lockMeasurements(tx);
  const oldest = await oldestMinutes(tx, batches);
  const changes: SloChange[] = [];
  const outcomes: Outcome[] = [];
  for (const batch of batches) outcomes.push(await applyBatch(tx, batch, oldest, changes));
  const latest = Math.max(...batches.map(({ at }) => at.getTime()));
  await applyChanges(tx, changes, latest);
  return outcomes;
}

async function applyBatch(
  tx: Db,
  batch: Batch,
  oldest: OldestMinutes,
  changes: SloChange[],
): Promise<Outcome> {
  const accepted = batch.measurements.length;
  const repeated = await findRepeated(tx, batch);
  if (repeated) return repeated;
  const errors = problemsOf(batch, oldest);
  if (errors.length > 0)
    return {
      ok: false,
      error: new AppError(
        "invalid",
        "Nothing was stored: some measurements cannot be accepted.",
        errors,
      ),
    };
  const { mode } = batch;
  for (const { sloId, minute, bad, total, parts } of batch.measurements)
    changes.push(
      parts ? { sloId, minute, mode, bad, total, parts } : { sloId, minute, mode, bad, total },
    );
  if (batch.idempotency) {
    const row = { ...batch.idempotency, accepted, createdAt: batch.at };
    await tx
      .insert(idempotencyKeys)
      .values({ caller: batch.caller, ...row })
      .onConflictDoUpdate({ target: [idempotencyKeys.caller, idempotencyKeys.key], set: row });
  }
  return { ok: true, accepted };
}

async function findRepeated(
  tx: Db,
  { idempotency, caller, at, measurements }: Batch,
): Promise<Outcome | null> {
  if (!idempotency) return null;
  const [known] = await tx
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.caller, caller),
        eq(idempotencyKeys.key, idempotency.key),
        gte(idempotencyKeys.createdAt, new Date(at.getTime() - KEY_RETENTION_MS)),
      ),
    );
  if (!known) return null;
  if (known.requestHash !== idempotency.requestHash)
    return {
      ok: false,
      error: new AppError(
        "conflict",
        "This Idempotency-Key was used for a different request in the last 24 hours. Use a new key for each request.",
      ),
    };
  switch (await sloAges(tx, measurements, known.createdAt)) {
    case "older":
      return { ok: true, accepted: known.accepted };
    case "newer":
      // What was stored under this key is gone with the SLOs that it was stored for.
      return null;
    case "both":
      return { ok: false, error: new AppError("conflict", MADE_AGAIN) };
  }
}

const MADE_AGAIN =
  "An SLO of this request was deleted and made again since this Idempotency-Key was used. Send what belongs to that SLO with a new key.";

/** Whether the SLOs that a batch names were there already at an instant. */
async function sloAges(
  tx: Db,
  measurements: Batch["measurements"],
  at: Date,
): Promise<"older" | "newer" | "both"> {
  const named = [...new Set(measurements.map(({ sloId }) => sloId))];
  const made = await tx
    .select({ id: slos.id })
    .from(slos)
    .where(and(oneOf(slos.id, named), gt(slos.createdAt, at)));
  if (made.length === 0) return "older";
  return made.length === named.length ? "newer" : "both";
}

function problemsOf({ measurements, at }: Batch, oldestAt: OldestMinutes): FieldError[] {
  const oldest = oldestAt(at);
  const newest = Math.floor((at.getTime() + MINUTE_MS) / MINUTE_MS);
  const errors: FieldError[] = [];
  // Counted: `entries` makes a pair for each of up to fifty thousand.
  let position = 0;
  for (const measurement of measurements) {
    const problem = problemOf(measurement, newest, oldest(measurement.sloId));
    if (problem)
      errors.push({ path: `measurements[${position}].${problem.field}`, message: problem.message });
    if (errors.length === MOST_ERRORS) break;
    position += 1;
  }
  return errors;
}

function problemOf(
  { minute, bad, total, parts }: MeasurementBatch["measurements"][number],
  newest: number,
  oldest: number,
): { field: string; message: string } | null {
  if (!Number.isSafeInteger(minute) || minute > newest)
    return { field: "at", message: "This minute is in the future. Check the sender's clock." };
  if (minute < oldest)
    return {
      field: "at",
      message: `Minutes before ${new Date(oldest * MINUTE_MS).toISOString()} are no longer kept: detail is kept for the longest window of the SLO and 7 days, at least 35 days.`,
    };
  if (!isCount(total, parts?.total) || total > MOST_A_MINUTE)
    return {
      field: "total",
      message: `The total must lie between 0 and ${formatCount(MAX_EVENTS)} events a minute.`,
    };
  if (!isCount(bad, parts?.bad) || (parts ? parts.bad > parts.total : bad > total))
    return { field: "good", message: "The good events must lie between 0 and the total." };
  return null;
}

/** Thousandths stand for themselves only while they are whole. */
const isCount = (count: number, parts: bigint | undefined): boolean =>
  parts === undefined ? Number.isSafeInteger(count) && count >= 0 : parts >= 0n;

type OldestMinutes = (at: Date) => (sloId: number) => number;

/**
 * Looks at what an SLO keeps only where a batch reaches back beyond what every SLO keeps: its
 * windows, and what had been dropped when they were shorter.
 */
async function oldestMinutes(tx: Db, batches: readonly Batch[]): Promise<OldestMinutes> {
  const old = new Set<number>();
  for (const { measurements, at } of batches) {
    const usual = at.getTime() / MINUTE_MS - LEAST_DETAIL_MINUTES;
    for (const { sloId, minute } of measurements) if (minute < usual + 60) old.add(sloId);
  }
  const rows =
    old.size === 0
      ? []
      : await tx
          .select({ sloId: objectives.sloId, window: objectives.window })
          .from(objectives)
          .where(oneOf(objectives.sloId, [...old]));
  const detailed =
    old.size === 0 ? new Map<number, number>() : await firstDetailedMinutes(tx, [...old]);
  return (at) => {
    const usual = oldestMinute([], at.getTime());
    const reaching = new Map(
      [...old].map((sloId) => [
        sloId,
        Math.max(
          detailed.get(sloId) ?? 0,
          oldestMinute(
            rows.flatMap((row) => (row.sloId === sloId ? [row.window] : [])),
            at.getTime(),
          ),
        ),
      ]),
    );
    return (sloId) => reaching.get(sloId) ?? usual;
  };
}
