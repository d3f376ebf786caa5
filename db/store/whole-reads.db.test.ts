import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import type { SloDefinition } from "@/lib/slo/schema";
import { closeStore, read, snapshot, write } from "./client";
import { listIncidents } from "../incidents/list";
import { listRelated } from "../incidents/links";
import { pairOf } from "../incidents/internal/pair";
import { incidentLinks, incidents } from "../schema/incidents";
import { settings } from "../schema/installation";
import { services } from "../schema/slos";
import { deleteSlo } from "../slos/archive";
import { listSlos } from "../slos/list";
import { putSlo } from "../slos/put";
import { putService } from "../services/put";
import { freshStore, systemActor } from "../testing/fresh-store";
import { storedIncident } from "../testing/incidents";
import { NOON, teamNamed } from "../testing/persons";

beforeEach(freshStore);
afterAll(closeStore);

const definition = (days: number): SloDefinition => ({
  name: "Availability",
  description: "",
  sli: { kind: "availability" },
  source: { type: "push" },
  alerting: { policy: "none", minBadEvents: 1 },
  objectives: [7, 14].slice(0, 1 + (days % 2)).map((first) => ({
    targetPpm: 990_000 + days,
    window: { type: "rolling", days: first + days },
    budgeting: { method: "occurrences" },
    noData: "ignore",
  })),
});

it("an SLO that is replaced, deleted and made again is read whole or not at all", async () => {
  await teamNamed("payments");
  await putService(
    systemActor,
    "checkout",
    { name: "Checkout", description: "", team: "payments", tier: null, dependencies: [] },
    NOON,
  );
  await putSlo(systemActor, "checkout", "availability", definition(0), NOON);
  const state = { replacing: true };
  const replaced = (async () => {
    for (let n = 1; n <= 15; n += 1) {
      await putSlo(systemActor, "checkout", "availability", definition(n), NOON);
      await deleteSlo(systemActor, "checkout", "availability", NOON);
      await putSlo(systemActor, "checkout", "availability", definition(n), NOON);
    }
    state.replacing = false;
  })();
  const seen: string[] = [];
  const reader = async () => {
    while (state.replacing) {
      for (const slo of await listSlos(systemActor)) {
        seen.push(slo.objectives.map(({ targetPpm }) => targetPpm - 990_000).join());
      }
      await new Promise(setImmediate);
    }
  };
  await Promise.all([replaced, ...Array.from({ length: 6 }, reader)]);
  const whole = new Set(Array.from({ length: 16 }, (_, n) => (n % 2 === 0 ? `${n}` : `${n},${n}`)));
  expect(seen.filter((targets) => !whole.has(targets))).toEqual([]);
});

it("reads inside a snapshot, and snapshots inside it, see its instant", async () => {
  const keys = async () =>
    (await read().select().from(settings).orderBy(settings.key)).map(({ key }) => key);
  await write((tx) => tx.insert(settings).values({ key: "before", value: 1 }));
  await snapshot(async () => {
    expect(await keys()).toEqual(["before"]);
    await write((tx) => tx.insert(settings).values({ key: "during", value: 1 }));
    expect(await keys()).toEqual(["before"]);
    expect(await snapshot(keys)).toEqual(["before"]);
  });
  expect(await keys()).toEqual(["before", "during"]);
});

it("related and listed incidents are read with their services as of one instant", async () => {
  await teamNamed("payments");
  const { service } = await putService(
    systemActor,
    "checkout",
    { name: "Checkout is slow 0", description: "", team: "payments", tier: null, dependencies: [] },
    NOON,
  );
  const [earlier, later] = [
    await storedIncident("payments", { serviceIds: [service.id], title: "Checkout is slow 0" }),
    await storedIncident("payments", { serviceIds: [service.id], status: "investigating" }),
  ];
  await write((tx) =>
    tx
      .update(incidents)
      .set({ startedAt: new Date(NOON.getTime() + 60_000) })
      .where(eq(incidents.id, later.number)),
  );
  await write((tx) => tx.insert(incidentLinks).values(pairOf(earlier.number, later.number)));
  const listed = async () => {
    const part = { order: "newest", limit: 9, before: later.number } as const;
    return (await listIncidents(systemActor, {}, part)).items;
  };
  const state = { renaming: true };
  const renamed = (async () => {
    for (let n = 1; n <= 20; n += 1) {
      await write(async (tx) => {
        await tx
          .update(incidents)
          .set({ title: `Checkout is slow ${n}` })
          .where(eq(incidents.id, earlier.number));
        await tx.update(services).set({ name: `Checkout is slow ${n}` });
      });
    }
    state.renaming = false;
  })();
  const seen: string[] = [];
  const reader = async () => {
    while (state.renaming) {
      const [related, before] = await Promise.all([
        listRelated(systemActor, later.number),
        listed(),
      ]);
      for (const { title, services: affected } of [...related, ...before])
        if (title !== affected[0]?.name) seen.push(`${title} of ${affected[0]?.name ?? ""}`);
      await new Promise(setImmediate);
    }
  };
  await Promise.all([renamed, ...Array.from({ length: 4 }, reader)]);
  expect(seen).toEqual([]);
  expect(await listRelated(systemActor, later.number)).toHaveLength(1);
  expect(await listed()).toHaveLength(1);
});
