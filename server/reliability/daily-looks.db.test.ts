import { afterAll, beforeEach, expect, it } from "vitest";
import { recordMeasurements } from "@/db/measurements/record";
import { getSlo } from "@/db/slos/find";
import { putSlo } from "@/db/slos/put";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { dailyLooks } from "./daily-looks";

const MIDNIGHT = Date.parse("2026-11-10T00:00:00Z");
const at = (days: number, hours = 0) => MIDNIGHT + days * DAY_MS + hours * HOUR_MS;

beforeEach(() => freshCheckout(new Date(MIDNIGHT)));
afterAll(closeStore);

async function sloOf(target: number) {
  const definition = sloDefinitionSchema.parse({
    name: "Availability",
    sli: { kind: "availability" },
    objectives: [{ target, window: { type: "rolling", days: 1 } }],
  });
  await putSlo(systemActor, "checkout", "availability", definition, new Date(MIDNIGHT));
  return getSlo(systemActor, "checkout", "availability");
}

/** A hundred events at noon of a day, so many of them bad. */
async function measure(day: number, bad: number) {
  const { id } = await getSlo(systemActor, "checkout", "availability");
  const minute = at(day, 12) / MINUTE_MS;
  const measurements = [{ sloId: id, minute, bad: bad * 1000, total: 100_000 }];
  await recordMeasurements(systemActor, { mode: "add", measurements, at: new Date(at(day, 13)) });
}

async function looksAt(now: number) {
  const slo = await getSlo(systemActor, "checkout", "availability");
  return (await dailyLooks(systemActor, [slo], now)).get(slo.id) ?? [];
}

it("looks at the end of each day once, and at a day that has not ended not at all", async () => {
  await sloOf(90);
  await measure(-3, 0);
  await measure(-2, 20);
  const looks = await looksAt(at(0, 15));
  expect(looks).toHaveLength(28);
  expect(looks.slice(-4)).toEqual([null, 1, -1, null]);
  await measure(0, 5);
  expect(await looksAt(at(0, 23))).toEqual(looks);
  expect((await looksAt(at(1))).slice(-5)).toEqual([null, 1, -1, null, 0.5]);
  expect(await looksAt(at(40))).toEqual(Array.from({ length: 28 }, () => null));
});

it("counts a day once where two ask for it at the same time", async () => {
  await sloOf(90);
  await measure(-1, 5);
  await looksAt(at(0));
  await measure(0, 0);
  await Promise.all([looksAt(at(1)), looksAt(at(1))]);
  expect((await looksAt(at(1))).slice(-3)).toEqual([null, 0.5, 1]);
});

it("forgets an SLO that nobody asks for any more after a day", async () => {
  const remembered = () => [
    ...((globalThis as { burnlineLooks?: Map<number, unknown> }).burnlineLooks?.keys() ?? []),
  ];
  const { id } = await sloOf(90);
  await looksAt(at(0));
  await dailyLooks(systemActor, [], at(1, 23));
  expect(remembered()).toContain(id);
  await dailyLooks(systemActor, [], at(2));
  expect(remembered()).not.toContain(id);
});

it("looks anew at all days once the objective is another", async () => {
  await sloOf(90);
  await measure(-2, 5);
  expect((await looksAt(at(0))).slice(-2)).toEqual([0.5, null]);
  await sloOf(95);
  expect((await looksAt(at(0))).slice(-2)).toEqual([0, null]);
});
