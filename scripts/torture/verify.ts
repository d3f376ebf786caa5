import { readFileSync } from "node:fs";
import { asc, eq, sql } from "drizzle-orm";
import { verifyAudit } from "@/db/store/audit";
import { closeStore, read } from "@/db/store/client";
import { rowsOf } from "@/db/store/statements";
import { dialect } from "@/db/store/dialect";
import { derivedOf } from "@/db/incidents/internal/state";
import { sumWindows } from "@/db/measurements/internal/windows";
import { timesOf } from "@/lib/incident/times-of";
import { incidentEntries, incidentEntryVersions, incidents } from "@/db/schema/incidents";
import { audit } from "@/db/schema/installation";
import { idempotencyKeys, sliceHours, sliHours } from "@/db/schema/measurements";
import { objectives, slos } from "@/db/schema/slos";
import { systemActor } from "@/db/testing/fresh-store";
import { timeProblems } from "@/lib/incident/times";
import { sliceTally } from "@/lib/measurement/hour-slices";
import { hourTally, unpackHour } from "@/lib/measurement/packed-hour";
import { addTally, EMPTY, EVENT_SCALE, type Tally } from "@/lib/measurement/tally";
import type { Budgeting } from "@/lib/slo/objective";
import { batchOf, keyOf, stepKeyOf } from "./batches";

/** By run: the numbers of what was answered with success. */
export type Acknowledged = {
  beginning: number;
  batches: Record<string, number[]>;
  edits: Record<string, number[]>;
  steps: Record<string, number[]>;
};
type Lost = { what: "batch" | "edit" | "step"; run: number; number: number };
export type Findings = {
  lost: Lost[];
  defects: string[];
  stored: number;
  hours: number;
  auditRows: number;
  incidents: number;
};

// Says what the store holds after the kills, as one line of JSON: what was lost, and every other
// defect in words.
const { beginning, batches, edits, steps } = JSON.parse(
  readFileSync(process.argv[2] ?? "", "utf8"),
) as Acknowledged;
const stored = new Set(
  (await read().select({ key: idempotencyKeys.key }).from(idempotencyKeys)).map(({ key }) => key),
);
const audited = new Set(
  (await read().select({ after: audit.after }).from(audit)).map(
    ({ after }) => (JSON.parse(after ?? "{}") as { name?: string }).name,
  ),
);
const defects: string[] = [];

const kept = await read().select().from(incidents);
const texts = [
  ...(await read().select({ text: incidentEntries.text }).from(incidentEntries)),
  ...(await read().select({ text: incidentEntryVersions.text }).from(incidentEntryVersions)),
];
const summaries = (await read().select({ after: audit.after }).from(audit)).map(
  ({ after }) => (JSON.parse(after ?? "{}") as { summary?: string }).summary,
);
const stepped = new Set([
  ...kept.map(({ title }) => title),
  ...texts.map(({ text }) => text),
  ...summaries,
]);

const missing = (
  what: Lost["what"],
  acknowledged: Record<string, number[]>,
  found: ReadonlySet<string | undefined>,
  nameOf = keyOf,
): Lost[] =>
  Object.entries(acknowledged).flatMap(([run, numbers]) =>
    numbers
      .filter((number) => !found.has(nameOf(Number(run), number)))
      .map((number) => ({ what, run: Number(run), number })),
  );
const lost = [
  ...missing("batch", batches, stored),
  ...missing("edit", edits, audited),
  ...missing("step", steps, stepped, stepKeyOf),
];

for (const incident of kept) {
  const { status, severity, times } = await derivedOf(read(), incident.id);
  const { startedAt, detectedAt, acknowledgedAt, mitigatedAt, resolvedAt } = timesOf(incident);
  if (
    JSON.stringify([
      incident.status,
      incident.severity,
      startedAt,
      detectedAt,
      acknowledgedAt,
      mitigatedAt,
      resolvedAt,
    ]) !==
    JSON.stringify([
      status,
      severity,
      times.startedAt,
      times.detectedAt,
      times.acknowledgedAt,
      times.mitigatedAt,
      times.resolvedAt,
    ])
  )
    defects.push(`incident ${incident.id} is not what its timeline says`);
  for (const { message } of timeProblems(times, Date.now()))
    defects.push(`incident ${incident.id}: ${message}`);
}

const chain = await verifyAudit(systemActor);
if (chain.brokenAt !== null) defects.push(`the audit log is broken at row ${chain.brokenAt}`);

if (dialect === "sqlite") {
  const [check] = await rowsOf<{ integrity_check: string }>(read(), sql`pragma integrity_check`);
  if (check?.integrity_check !== "ok")
    defects.push(`integrity_check says ${check?.integrity_check ?? "nothing"}`);
  const orphans = await rowsOf(read(), sql`pragma foreign_key_check`);
  if (orphans.length > 0) defects.push(`${orphans.length} rows refer to nothing`);
}

const sloIds = (await read().select({ id: slos.id }).from(slos).orderBy(slos.id)).map(
  ({ id }) => id,
);
const expected = sloIds.map(() => ({ bad: 0, total: 0 }));
for (const key of stored) {
  const [run, batch] = key.split("/").map(Number);
  for (const row of batchOf(beginning, run ?? 0, batch ?? 0)) {
    const sums = expected[row.slo];
    if (!sums) continue;
    sums.bad += row.bad * EVENT_SCALE;
    sums.total += row.total * EVENT_SCALE;
  }
}

const budgeting: Budgeting = { method: "occurrences" };
const answers = await sumWindows(
  sloIds.map((sloId) => ({
    sloId,
    objectiveId: 0,
    budgeting,
    intervals: [{ start: 0, end: Date.parse("2030-01-01T00:00:00Z") }],
  })),
);
for (const [slo, sums] of expected.entries()) {
  const counts = answers[slo]?.[0]?.counts;
  if (counts?.bad !== sums.bad || counts.total !== sums.total)
    defects.push(
      `SLO ${slo} has ${JSON.stringify(counts)} where the stored batches add up to ${JSON.stringify(sums)}`,
    );
}

type Running = {
  hour: number;
  badBefore: number;
  totalBefore: number;
  measuredBefore: number;
  bad: number;
  total: number;
  measured: number;
};

function checkRunning(
  what: string,
  rows: readonly Running[],
  own: (row: Running, position: number) => Tally | null,
): void {
  let before = EMPTY;
  for (const [position, row] of rows.entries()) {
    const { bad, total, measured } = row;
    const fromMinutes = own(row, position);
    if (
      row.badBefore !== before.bad ||
      row.totalBefore !== before.total ||
      row.measuredBefore !== before.measured
    )
      defects.push(`${what}: the running total before hour ${row.hour} is wrong`);
    if (fromMinutes && JSON.stringify(fromMinutes) !== JSON.stringify({ bad, total, measured }))
      defects.push(`${what}: the sums of hour ${row.hour} are not those of its minutes`);
    before = addTally(before, { bad, total, measured });
  }
}

let hours = 0;
for (const sloId of sloIds) {
  const rows = await read()
    .select()
    .from(sliHours)
    .where(eq(sliHours.sloId, sloId))
    .orderBy(asc(sliHours.hour));
  const unpacked = new Map(rows.map(({ hour, data }) => [hour, data ? unpackHour(data) : null]));
  hours += rows.length;
  checkRunning(`SLO ${sloId}`, rows, ({ hour }) => {
    const minutes = unpacked.get(hour);
    return minutes ? hourTally(minutes) : null;
  });
  for (const objective of await read()
    .select()
    .from(objectives)
    .where(eq(objectives.sloId, sloId))) {
    const { budgeting: sliced } = objective;
    if (sliced.method === "occurrences") continue;
    const slices = await read()
      .select()
      .from(sliceHours)
      .where(eq(sliceHours.objectiveId, objective.id))
      .orderBy(asc(sliceHours.hour));
    if (slices.length !== rows.length)
      defects.push(
        `objective ${objective.id} has ${slices.length} hours of slices, its SLO ${rows.length} hours`,
      );
    checkRunning(`objective ${objective.id}`, slices, ({ hour }) => {
      const minutes = unpacked.get(hour);
      return minutes ? sliceTally(minutes, sliced) : null;
    });
  }
}
await closeStore();
const findings: Findings = {
  lost,
  defects,
  stored: stored.size,
  hours,
  auditRows: chain.rows,
  incidents: kept.length,
};
process.stdout.write(`${JSON.stringify(findings)}\n`);
