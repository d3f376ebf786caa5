import { Client } from "pg";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore, read, store } from "@/db/store/client";
import { rowsOf } from "@/db/store/statements";
import { databaseUrl, dialect } from "@/db/store/dialect";
import { sumWindows } from "@/db/measurements/internal/windows";
import { freshSlo } from "@/db/testing/fresh-slo";
import { systemActor } from "@/db/testing/fresh-store";
import type { MeasuredSlo } from "@/db/testing/measured-slos";
import { answered } from "@/server/http/answered";
import { json } from "@/server/http/json";
import { sendMeasurements } from "./send";

const at = new Date("2026-11-01T12:30:30Z");
const MINUTE_MS = 60_000;
const MINUTES = 10_000;

let slo: MeasuredSlo;
beforeEach(async () => {
  slo = await freshSlo();
});
afterAll(closeStore);

const measurements = Array.from({ length: MINUTES }, (_, minutes) => ({
  service: "payments-service",
  slo: "slo-0",
  at: at.getTime() - minutes * MINUTE_MS,
  good: minutes % 7,
  total: 100 + ((minutes * 7919) % 1000),
}));
const events = measurements.reduce((sum, { total }) => sum + total, 0);
const send = (): Promise<Response> =>
  answered("POST /measurements", async () =>
    json(await sendMeasurements(systemActor, { mode: "add", measurements }, at, "one-key")),
  );

async function storedEvents(): Promise<number> {
  const [[sums] = []] = await sumWindows([
    {
      sloId: slo.id,
      objectiveId: 0,
      budgeting: { method: "occurrences" },
      intervals: [{ start: 0, end: at.getTime() + MINUTE_MS }],
    },
  ]);
  return (sums?.counts.total ?? 0) / 1000;
}

async function expectRefusal(response: Response, reason: RegExp): Promise<void> {
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(((await response.json()) as { detail: string }).detail).toMatch(reason);
}

describe.runIf(dialect === "sqlite")("a full disk", () => {
  it("refuses a batch with the reason, damages nothing, and takes the same batch once there is room", async () => {
    const writer = store().sqlite?.writer;
    const pages = Number(writer?.pragma("page_count", { simple: true }));
    writer?.pragma(`max_page_count = ${pages}`);
    await expectRefusal(await send(), /disk of the database is full; nothing was stored/);
    expect(await storedEvents()).toBe(0);
    expect(await rowsOf(read(), sql`pragma integrity_check`)).toEqual([{ integrity_check: "ok" }]);
    writer?.pragma("max_page_count = 1000000");
    expect((await send()).status).toBe(200);
    expect(await storedEvents()).toBe(events);
  });
});

describe.runIf(dialect === "postgres")("a PostgreSQL that goes away", () => {
  async function withBlockedBatch(
    work: (admin: InstanceType<typeof Client>, response: Promise<Response>) => Promise<void>,
  ): Promise<void> {
    const admin = new Client({ connectionString: databaseUrl });
    await admin.connect();
    try {
      await admin.query("begin");
      await admin.query("lock table sli_minute in access exclusive mode");
      const response = send();
      const blocked =
        "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      await expect
        .poll(async () => (await admin.query(blocked)).rowCount, { timeout: 10_000 })
        .toBe(1);
      await admin.query(`select pg_terminate_backend(pid) from (${blocked}) as b`);
      await work(admin, response);
    } finally {
      await admin.end();
    }
  }

  it("in the middle of a batch leaves the server alive, says that the answer was lost, and takes the same batch once", async () => {
    await withBlockedBatch(async (admin, response) => {
      await expectRefusal(await response, /lost before it said whether this was stored/);
      await admin.query("rollback");
    });
    expect(await storedEvents()).toBe(0);
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect(await storedEvents()).toBe(events);
  });
});
