import { afterAll, beforeEach, expect, it } from "vitest";
import type { SloDefinition } from "@/lib/slo/schema";
import { closeStore, read, snapshot, write } from "./client";
import { settings } from "./schema/installation";
import { deleteSlo, listSlos, putSlo } from "./slos";
import { putService } from "./services";
import { freshStore, systemActor } from "./testing/fresh-store";
import { NOON, teamNamed } from "./testing/persons";

beforeEach(freshStore);
afterAll(closeStore);

const definition = (days: number): SloDefinition => ({
  name: "Availability",
  description: "",
  sli: { kind: "availability" },
  source: { type: "push" },
  alerting: { policy: "none", minBadEvents: 1 },
  objectives: [7, 14]
    .slice(0, 1 + (days % 2))
    .map((first) => ({ targetPpm: 990_000 + days, window: { type: "rolling", days: first + days }, budgeting: { method: "occurrences" }, noData: "ignore" })),
});

it("an SLO that is replaced, deleted and made again is read whole or not at all", async () => {
  await teamNamed("payments");
  await putService(systemActor, "checkout", { name: "Checkout", description: "", team: "payments", tier: null, dependencies: [] }, NOON);
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
  const keys = async () => (await read().select().from(settings)).map(({ key }) => key);
  await write((tx) => tx.insert(settings).values({ key: "before", value: 1 }));
  await snapshot(async () => {
    expect(await keys()).toEqual(["before"]);
    await write((tx) => tx.insert(settings).values({ key: "during", value: 1 }));
    expect(await keys()).toEqual(["before"]);
    expect(await snapshot(keys)).toEqual(["before"]);
  });
  expect(await keys()).toEqual(["before", "during"]);
});
