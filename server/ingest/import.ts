import "server-only";
import type { Actor } from "@/db/access/actor";
import { recordMeasurements } from "@/db/measurements/record";
import type { Measurement } from "@/db/measurements/measurement";
import { listSlos } from "@/db/slos/list";
import { resolveSloTargets, type SloTarget } from "@/db/slos/resolve-targets";
import { AppError } from "@/lib/errors/app-error";
import { instantText } from "@/lib/api/instant";
import { oldestMinute } from "@/lib/measurement/retention";
import type { SentMeasurement } from "@/lib/measurement/schema";
import { countsOfSent } from "@/lib/measurement/sent-counts";
import { MINUTE_MS } from "@/lib/time/duration";
import { systemActor } from "@/server/auth/system-actor";
import { MOST_NAMED, type Reading } from "./records";
import { nameOf, refusalsOf, withoutTarget } from "./targets";
import { metrics } from "@/server/metrics/metrics";

export type ImportReport = {
  accepted: number;
  rejected: number;
  firstErrors: { line: number; message: string }[];
};

type Target = { target: SloTarget; oldest: number } | { refusal: string };
type Row = { line: number; measurement: Measurement };

const CHUNK = 5000;
const MOST_KNOWN = 10_000;

/**
 * Stores the good lines in chunks as they arrive, and counts the bad ones; holds one chunk at a
 * time.
 */
export async function importMeasurements(
  actor: Actor,
  readings: AsyncIterable<Reading>,
  at: Date,
): Promise<ImportReport> {
  const report: ImportReport = { accepted: 0, rejected: 0, firstErrors: [] };
  const known = new Map<string, Target>();
  let chunk: { line: number; sent: SentMeasurement }[] = [];
  for await (const reading of readings) {
    if (reading.ok) chunk.push(reading);
    else reject(report, reading.line, reading.message);
    if (chunk.length < CHUNK) continue;
    await storeChunk(actor, chunk, at, known, report);
    chunk = [];
  }
  await storeChunk(actor, chunk, at, known, report);
  report.firstErrors.sort((a, b) => a.line - b.line);
  return report;
}

function reject(report: ImportReport, line: number, message: string): void {
  report.rejected += 1;
  if (report.firstErrors.length < MOST_NAMED) report.firstErrors.push({ line, message });
}

async function storeChunk(
  actor: Actor,
  chunk: readonly { line: number; sent: SentMeasurement }[],
  at: Date,
  known: Map<string, Target>,
  report: ImportReport,
): Promise<void> {
  await learn(
    actor,
    chunk.map(({ sent }) => sent),
    at,
    known,
  );
  const rows: Row[] = [];
  for (const { line, sent } of chunk) {
    const target = known.get(nameOf(sent)) ?? { refusal: "There is no such SLO." };
    const row = rowOf(target, sent, at);
    if (typeof row === "string") reject(report, line, row);
    else rows.push({ line, measurement: row });
  }
  report.accepted += await storeRows(actor, rows, at, report);
}

/**
 * Looks up the names that are new; forgets the rest when there are too many, so that the memory is
 * bounded.
 */
async function learn(
  actor: Actor,
  sent: readonly SentMeasurement[],
  at: Date,
  known: Map<string, Target>,
): Promise<void> {
  const unknown = sent.filter((name) => !known.has(nameOf(name)));
  if (unknown.length === 0) return;
  const needed = known.size > MOST_KNOWN ? sent : unknown;
  if (known.size > MOST_KNOWN) known.clear();
  const targets = await resolveSloTargets(actor, needed);
  const refusal = await refusalsOf(actor, withoutTarget(needed, targets));
  const ids = [...new Set(targets.flatMap((target) => (target ? [target.sloId] : [])))];
  // The actor may measure these without being allowed to read them: only how long their detail is
  // kept is used.
  const slos = ids.length > 0 ? await listSlos(systemActor("import"), { ids }) : [];
  const oldest = new Map(
    slos.map((slo) => [
      slo.id,
      oldestMinute(
        slo.objectives.map(({ window }) => window),
        at.getTime(),
      ),
    ]),
  );
  for (const [position, name] of needed.entries()) {
    const key = nameOf(name);
    if (known.has(key)) continue;
    const target = targets[position];
    known.set(
      key,
      target
        ? { target, oldest: oldest.get(target.sloId) ?? 0 }
        : { refusal: refusal(name).message },
    );
  }
}

function rowOf(known: Target, sent: SentMeasurement, at: Date): Measurement | string {
  if ("refusal" in known) return known.refusal;
  const minute = Math.floor(sent.at / MINUTE_MS);
  if (minute < known.oldest)
    return `at: Minutes before ${instantText(known.oldest * MINUTE_MS)} are no longer kept for this SLO.`;
  if (minute * MINUTE_MS > at.getTime() + MINUTE_MS)
    return "at: This minute is in the future. Check the sender's clock.";
  const read = countsOfSent(known.target.sli, sent);
  return read.ok
    ? { sloId: known.target.sloId, minute, ...read.value }
    : `${read.field}: ${read.message}`;
}

/** Stores the rows; what the store itself refuses is rejected line by line, and the rest stored. */
async function storeRows(
  actor: Actor,
  rows: readonly Row[],
  at: Date,
  report: ImportReport,
): Promise<number> {
  if (rows.length === 0) return 0;
  try {
    const { accepted } = await recordMeasurements(actor, {
      mode: "replace",
      measurements: rows.map(({ measurement }) => measurement),
      at,
    });
    metrics().measurements.inc({ via: "import" }, accepted);
    return accepted;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid") throw error;
    const refused = new Map(
      error.fieldErrors.flatMap(({ path, message }) =>
        /^measurements\[(\d+)\]/.exec(path)?.[1] === undefined
          ? []
          : [[Number(/\d+/.exec(path)?.[0]), message] as const],
      ),
    );
    if (refused.size === 0) throw error;
    for (const [position, message] of refused) reject(report, rows[position]?.line ?? 0, message);
    return storeRows(
      actor,
      rows.filter((_, position) => !refused.has(position)),
      at,
      report,
    );
  }
}
