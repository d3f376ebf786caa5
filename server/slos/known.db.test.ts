import { expect, it } from "vitest";
import { archiveSlo } from "@/db/slos/archive";
import { putSlo } from "@/db/slos/put";
import { systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { NOON } from "@/db/testing/persons";
import { findKnownSlo } from "./known";
import { sloSnapshot } from "./snapshot";
import { availability, withCheckoutAt } from "./testing/checkout-at";

withCheckoutAt(NOON);

const define = (name: string) =>
  putSlo(systemActor, "checkout", "up", availability(name, 99), NOON);

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
