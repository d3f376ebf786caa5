import { writeSync } from "node:fs";
import { read } from "@/db/client";
import { sealHours } from "@/db/measurement-sealing";
import { recordMeasurements } from "@/db/measurements";
import { migrateStore } from "@/db/migrate";
import { slos } from "@/db/schema/slos";
import { systemActor } from "@/db/testing/fresh-store";
import { createSlos } from "@/db/testing/measured-slos";
import { batchOf, BUDGETINGS, clockOf, SLO_COUNT } from "./batches";

// Records batches until it is killed; prints the number of each one that has been acknowledged.
const WRITERS = 4;
const SEAL_EVERY = 25;

const run = Number(process.argv[2]);
await migrateStore();
if ((await read().select({ id: slos.id }).from(slos).limit(1)).length === 0) await createSlos(SLO_COUNT, BUDGETINGS);
const ids = (await read().select({ id: slos.id }).from(slos).orderBy(slos.id)).map(({ id }) => id);
const at = clockOf(run);
let started = 0;

async function writer(): Promise<never> {
  for (;;) {
    const batch = started++;
    const measurements = batchOf(run, batch).map(({ slo, ...row }) => ({ sloId: ids[slo] ?? 0, ...row }));
    await recordMeasurements(systemActor, { mode: "add", measurements, at, idempotency: { key: `${run}/${batch}`, requestHash: "torture" } });
    writeSync(1, `${batch}\n`);
    if (batch % SEAL_EVERY === 0) await sealHours(systemActor, { now: at });
  }
}

await Promise.all(Array.from({ length: WRITERS }, writer));
