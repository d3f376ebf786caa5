import { and, gte, lt, sql } from "drizzle-orm";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { minutePair } from "@/lib/measurement/limbs";
import { assertCan, type Actor } from "../access/actor";
import { write } from "../store/client";
import { rowsOf } from "../store/statements";
import type { Db } from "../store/engine";
import { sliMinutes } from "../schema/measurements";
import { type SpanChange, widenSpans } from "./internal/data-spans";
import { changeSealedHours, type HourChange } from "./internal/sealed-hours";
import {
  findSealedBefore,
  sealedByNow,
  lockMeasurements,
  sealableBefore,
  setSealedBefore,
} from "./internal/sealing-boundary";

/** Moves the minutes of hours that ended a while ago into packed hours, one hour a transaction. */
export async function sealHours(actor: Actor, { now }: { now: Date }): Promise<{ hours: number }> {
  assertCan(actor, "admin", null);
  const until = sealableBefore(now.getTime());
  let hours = 0;
  while (((await sealedByNow()) ?? until) < until) {
    await write((tx) => sealNextHour(tx, until));
    hours += 1;
  }
  return { hours };
}

async function sealNextHour(tx: Db, until: number): Promise<void> {
  await lockMeasurements(tx);
  const boundary = await findSealedBefore(tx);
  if (boundary === null || boundary >= until) return;
  const [oldest] = await rowsOf<{ minute: number | string | null }>(
    tx,
    sql`select min(minute) as minute from sli_minute`,
  );
  const hour =
    oldest?.minute == null ? until : Math.floor(Number(oldest.minute) / MINUTES_PER_HOUR);
  if (hour < until) await sealHour(tx, hour);
  await setSealedBefore(tx, Math.min(hour + 1, until));
}

async function sealHour(tx: Db, hour: number): Promise<void> {
  const within = and(
    gte(sliMinutes.minute, hour * MINUTES_PER_HOUR),
    lt(sliMinutes.minute, (hour + 1) * MINUTES_PER_HOUR),
  );
  const hours = new Map<number, HourChange>();
  for (const { sloId, minute, bad, total, badLow, totalLow } of await tx
    .select()
    .from(sliMinutes)
    .where(within)) {
    const pair = minutePair(bad, total, badLow, totalLow);
    if (pair.total === 0) continue;
    const change = { minute, mode: "replace", ...pair } as const;
    const known = hours.get(sloId);
    if (known) known.changes.push(change);
    else hours.set(sloId, { sloId, hour, changes: [change] });
  }
  await changeSealedHours(tx, [...hours.values()]);
  await widenSpans(tx, [...hours.values()].map(spanOf), (hour + 1) * MINUTES_PER_HOUR);
  await tx.delete(sliMinutes).where(within);
}

function spanOf({ sloId, changes }: HourChange): SpanChange {
  const minutes = changes.map(({ minute }) => minute);
  return { sloId, first: Math.min(...minutes), last: Math.max(...minutes) };
}
