import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { archiveSlo } from "@/db/slos/archive";
import { putSlo } from "@/db/slos/put";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { NOON } from "@/db/testing/persons";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { findKnownSlo } from "./known";
import { sloSnapshot } from "./snapshot";

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
  await freshCheckout(NOON);
});
afterAll(async () => {
  vi.useRealTimers();
  await closeStore();
});

async function define(name: string): Promise<void> {
  const definition = sloDefinitionSchema.parse({
    name,
    sli: { kind: "availability" },
    objectives: [{ target: 99, window: { type: "rolling", days: 30 } }],
  });
  await putSlo(systemActor, "checkout", "up", definition, NOON);
}

const known = () => findKnownSlo(systemActor, "checkout", "up");

it("an SLO in use is the one of the snapshot, and another as soon as it is edited", async () => {
  await define("Up");
  const { slos } = await sloSnapshot(systemActor);
  expect(await known()).toEqual(slos[0]?.slo);
  await define("Renamed");
  expect((await known())?.name).toBe("Renamed");
});

it("an archived SLO is found as well, and one that there is not is null", async () => {
  await define("Up");
  await archiveSlo(systemActor, "checkout", "up", NOON);
  expect((await known())?.archivedAt).toEqual(NOON);
  expect(await findKnownSlo(systemActor, "checkout", "down")).toBeNull();
});

it("nobody finds the SLO of a team that is closed to them", async () => {
  await define("Up");
  expect(await known()).not.toBeNull();
  expect(await findKnownSlo(await userWith("Olga"), "checkout", "up")).toBeNull();
});
