import { rmSync } from "node:fs";
import type Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { closeStore, read, store } from "@/db/store/client";
import { rowsOf } from "@/db/store/statements";
import { sqlitePath, databaseUrl } from "@/db/store/dialect";
import { sealHours } from "@/db/measurements/sealing";
import { migrateStore } from "@/db/store/migrate";
import { sumWindows } from "@/db/measurements/internal/windows";
import { recordMeasurements } from "@/db/measurements/record";
import type { Measurement } from "@/db/measurements/measurement";
import { incidents, incidentServices } from "@/db/schema/incidents";
import { services, slos } from "@/db/schema/slos";
import { listSlos } from "@/db/slos/list";
import { systemActor } from "@/db/testing/fresh-store";
import { createSlos } from "@/db/testing/measured-slos";
import { spreadInstants } from "@/lib/budget/instants";
import { evaluateMinutes } from "@/server/alerts/evaluate-minutes";
import { burnDownOf } from "@/server/slos/status";
import { countsAt } from "./counts";
import { incidentRow } from "./incident-row";
import { openPlain } from "./plain";

const MINUTE_MS = 60_000;
const EVENT = 1000;
const budgeting = { method: "occurrences" } as const;
const thirtyDays = { type: "rolling", days: 30 } as const;
let ids: number[] = [];

export type Timed<T> = { ms: number; cpuMs: number; value: T };

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const value = await work();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, value };
}

const measurement = (slo: number, minute: number): Measurement => {
  const { bad, total } = countsAt(slo, minute);
  return { sloId: ids[slo] ?? 0, minute, bad: bad * EVENT, total: total * EVENT };
};

function stretch(from: number, to: number, slosWanted = ids.length): Measurement[] {
  const rows: Measurement[] = [];
  for (let minute = from; minute < to; minute += 1)
    for (let slo = 0; slo < slosWanted; slo += 1) rows.push(measurement(slo, minute));
  return rows;
}

const record = (mode: "add" | "replace", measurements: Measurement[], now: number) =>
  recordMeasurements(systemActor, { mode, measurements, at: new Date(now * MINUTE_MS) });

async function tickOf(now: number, failing: number): Promise<void> {
  const rows = ids.map((_, slo) => {
    const row = measurement(slo, now);
    return slo < failing ? { ...row, bad: row.total } : row;
  });
  await record("add", rows, now + 1);
  await evaluateMinutes({
    actor: systemActor,
    now: new Date((now + 1) * MINUTE_MS),
    stop: new AbortController().signal,
  });
}

/**
 * What a store process can be asked to do; `now` is the epoch minute at which the stored data ends.
 */
export const tasks = {
  /** Hour by hour over all SLOs, as sealing does it in life, so that pages fill the same way. */
  async fill({
    count,
    days,
    now,
    teams = 1,
  }: {
    count: number;
    days: number;
    now: number;
    teams?: number;
  }) {
    await migrateStore();
    for (let team = 0; team < teams; team += 1)
      await createSlos(Math.round(count / teams), [budgeting], thirtyDays, `team-${team}`);
    // listSlos shows the default alert rules only where an SLO follows them.
    await store().transact((tx) =>
      tx.update(slos).set({ alerting: { policy: "default", minBadEvents: 1 } }),
    );
    ids = (await read().select({ id: slos.id }).from(slos).orderBy(slos.id)).map(({ id }) => id);
    const start = now - days * 1440;
    for (let from = start; from < now;) {
      const to = Math.min(now, (Math.floor(from / 60) + 1) * 60);
      // The hour is sealable by then, so that its minutes go where sealing would put them.
      const clock = Math.min(now, to + 75);
      await sealHours(systemActor, { now: new Date(clock * MINUTE_MS) });
      await record("replace", stretch(from, to), clock);
      from = to;
    }
  },
  /**
   * Resolved incidents of one service each, spread evenly over the days before `now`, of all
   * severities and lengths up to a few hours.
   */
  async fillIncidents({ count, days, now }: { count: number; days: number; now: number }) {
    const places = await read()
      .select({ id: services.id, teamId: services.teamId })
      .from(services)
      .orderBy(services.id);
    const rows = Array.from({ length: count }, (_, index) =>
      incidentRow(
        index,
        now * MINUTE_MS - Math.round(((index + 1) / count) * days * 1440) * MINUTE_MS,
        places[index % places.length]?.teamId ?? 0,
      ),
    );
    await store().transact(async (tx) => {
      for (let from = 0; from < count; from += INCIDENTS_AT_ONCE) {
        const stored = await tx
          .insert(incidents)
          .values(rows.slice(from, from + INCIDENTS_AT_ONCE))
          .returning({ id: incidents.id });
        await tx.insert(incidentServices).values(
          stored.map(({ id }, index) => ({
            incidentId: id,
            serviceId: places[(from + index) % places.length]?.id ?? 0,
          })),
        );
      }
    });
  },
  async bytes() {
    const [pages] = await rowsOf<{ bytes: number }>(
      read(),
      sql`select sum(pgsize) as bytes from dbstat where name in ('sli_hour', 'sli_minute')`,
    );
    return pages?.bytes ?? 0;
  },
  windows: ({ lengths, now }: { lengths: number[]; now: number }) =>
    timed(async () => {
      const end = now * MINUTE_MS;
      const intervals = lengths.map((minutes) => ({ start: end - minutes * MINUTE_MS, end }));
      const answers = await sumWindows(
        ids.map((sloId) => ({ sloId, objectiveId: 0, budgeting, intervals })),
      );
      return answers.map((windows) =>
        windows.map(({ counts }) => ({ bad: counts.bad / EVENT, total: counts.total / EVENT })),
      );
    }),
  async chart({ slo, points, now }: { slo: number; points: number; now: number }) {
    const [found] = await listSlos(systemActor, { ids: [ids[slo] ?? 0] });
    const objective = found?.objectives[0];
    if (!found || !objective) throw new Error("the SLO of the chart is not there");
    const end = now * MINUTE_MS;
    const instants = spreadInstants(end - 30 * 1440 * MINUTE_MS, end, points);
    return timed(async () =>
      (await burnDownOf(systemActor, found, { objective, instants, nowMs: end })).map(
        ({ at, remaining }) => ({ at, remaining }),
      ),
    );
  },
  /** Measurements of one minute of every SLO, then every budget and what that means for alerts. */
  tick: ({ now, failing = 0 }: { now: number; failing?: number }) =>
    timed(() => tickOf(now, failing)),
  /**
   * The same while batches of counts come in one after the other: how long it takes, and how long
   * each batch.
   */
  async busyTick({ now, batch }: { now: number; batch: number }) {
    const rows = stretch(now - 1, now, batch);
    const batchMs: number[] = [];
    const over = new AbortController();
    const sending = (async () => {
      while (!over.signal.aborted)
        batchMs.push((await timed(() => record("add", rows, now + 1))).ms);
    })();
    const { ms } = await timed(() => tickOf(now, 0));
    over.abort();
    await sending;
    return { ms, batchMs };
  },
  late: ({ from, to, now }: { from: number; to: number; now: number }) => {
    const rows = stretch(from, to);
    return timed(() => record("replace", rows, now));
  },
  remove: ({ from, to, now }: { from: number; to: number; now: number }) =>
    record(
      "replace",
      stretch(from, to).map((row) => ({ ...row, bad: 0, total: 0 })),
      now,
    ),
  send: ({
    mode,
    from,
    to,
    now,
  }: {
    mode: "add" | "replace";
    from: number;
    to: number;
    now: number;
  }) => record(mode, stretch(from, to), now),
  async plain({ days, now }: { days: number; now: number }) {
    const database = openPlain(plainFile());
    database.exec(
      "drop table if exists plain; create table plain (slo_id integer not null, minute integer not null, bad integer not null, total integer not null, primary key (slo_id, minute)) without rowid",
    );
    upsertPlain(database, stretch(now - days * 1440, now));
    database.close();
  },
  plainUpsert: ({ from, to }: { from: number; to: number }) => {
    const rows = stretch(from, to);
    const database = openPlain(plainFile());
    return timed(async () => upsertPlain(database, rows)).finally(() => database.close());
  },
  async close() {
    await closeStore();
    for (const suffix of ["", "-wal", "-shm"]) rmSync(plainFile() + suffix, { force: true });
  },
};

const INCIDENTS_AT_ONCE = 500;

const plainFile = () => `${sqlitePath(databaseUrl)}.plain`;

function upsertPlain(database: Database.Database, rows: readonly Measurement[]): void {
  const statement = database.prepare(
    "insert into plain values (?, ?, ?, ?) on conflict (slo_id, minute) do update set bad = excluded.bad, total = excluded.total",
  );
  database.transaction(() =>
    rows.forEach(({ sloId, minute, bad, total }) => statement.run(sloId, minute, bad, total)),
  )();
}

export type Tasks = typeof tasks;
