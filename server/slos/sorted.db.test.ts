import { expect, it } from "vitest";
import { recordMeasurements } from "@/db/measurements/record";
import { putService } from "@/db/services/put";
import { putSlo } from "@/db/slos/put";
import { systemActor } from "@/db/testing/fresh-store";
import { later, NOON } from "@/db/testing/persons";
import { MINUTE_MS } from "@/lib/time/duration";
import { findEvaluated, slosOfService, slosOfTeam } from "./lookups";
import { sloSnapshot } from "./snapshot";
import { leastLeftFirst, sortedSlos } from "./sorted";
import { alertCounts, tierCounts } from "./standing";
import { availability, withCheckoutAt } from "./testing/checkout-at";

withCheckoutAt(NOON);

type Measured = {
  slug: string;
  target: number;
  bad: number | null;
  goodBefore?: number;
  service?: string;
};

/**
 * Of a thousand events in each of the last twenty minutes so many are bad, in the minutes before
 * those none.
 */
async function measured(asked: Measured): Promise<number> {
  const { slug, target, bad, goodBefore = 0, service = "checkout" } = asked;
  const { slo } = await putSlo(
    systemActor,
    service,
    slug,
    availability(slug, target),
    later(-MINUTE_MS),
  );
  const last = NOON.getTime() / MINUTE_MS - 1;
  const measurements = Array.from({ length: bad === null ? 0 : 20 + goodBefore }, (_, index) => ({
    sloId: slo.id,
    minute: last - index,
    bad: index < 20 ? (bad ?? 0) * 1000 : 0,
    total: 1_000_000,
  }));
  await recordMeasurements(systemActor, { mode: "add", measurements, at: NOON });
  return slo.id;
}

/** Of their budgets, 100%, 50%, -20% and -400% is left, of one nothing is known. */
async function five(): Promise<void> {
  await measured({ slug: "none", target: 99, bad: null });
  await measured({ slug: "half", target: 98, bad: 10 });
  await measured({ slug: "worst", target: 99, bad: 50 });
  await measured({ slug: "whole", target: 99.9, bad: 0 });
  await measured({ slug: "over", target: 99.5, bad: 6 });
}

const list = async () => (await sloSnapshot(systemActor)).slos;

it.each([
  ["budget", false, ["worst", "over", "half", "whole", "none"]],
  ["budget", true, ["whole", "half", "over", "worst", "none"]],
  ["sli", false, ["worst", "half", "over", "whole", "none"]],
  ["target", true, ["whole", "over", "none", "worst", "half"]],
  ["burn", false, ["worst", "over", "half", "whole", "none"]],
  ["name", false, ["half", "none", "over", "whole", "worst"]],
] as const)("by %s, descending: %s, SLOs are sorted as %j", async (sort, descending, slugs) => {
  await five();
  const sorted = sortedSlos(await list(), { sort, descending });
  expect(sorted.map(({ slo }) => slo.slug)).toEqual(slugs);
});

it("what is gone is sorted before what will be, and that before what never is", async () => {
  await five();
  await measured({ slug: "soon", target: 99, bad: 500, goodBefore: 2880 });
  const sorted = sortedSlos(await list(), { sort: "gone", descending: false });
  const states = sorted.map(({ objectives }) => objectives[0]?.exhaustion?.state ?? null);
  expect(states).toEqual(["exhausted", "exhausted", "running-out", "never", "never", null]);
});

it("each order of a list is worked out once", async () => {
  await five();
  const slos = await list();
  const byTarget = sortedSlos(slos, { sort: "target", descending: true });
  const byName = sortedSlos(slos, { sort: "name", descending: true });
  expect(sortedSlos(slos, { sort: "target", descending: true })).toBe(byTarget);
  expect(byName.map(({ slo }) => slo.slug)).toEqual(["worst", "whole", "over", "none", "half"]);
});

it("an order is another as soon as an SLO was measured", async () => {
  await five();
  const before = leastLeftFirst(await list());
  expect(before[0]?.slo.slug).toBe("worst");
  await measured({ slug: "half", target: 98, bad: 200 });
  const after = leastLeftFirst(await list());
  expect(after.map(({ slo }) => slo.slug)).toEqual(["half", "worst", "over", "whole", "none"]);
});

it("counts the SLOs in each tier and those with an alert", async () => {
  await five();
  expect(tierCounts(await list())).toEqual({
    healthy: 1,
    warning: 1,
    critical: 0,
    exhausted: 2,
    none: 1,
  });
  expect(alertCounts(await list())).toEqual({ pages: 0, tickets: 0 });
});

it("an SLO is found by its number, its service and its team", async () => {
  const service = { name: "Cart", team: "payments", description: "", tier: null, dependencies: [] };
  await putService(systemActor, "cart", service, NOON);
  const cart = await measured({ slug: "cart", target: 99, bad: 0, service: "cart" });
  await measured({ slug: "checkout", target: 99, bad: 0 });
  const slos = await list();
  const found = findEvaluated(slos, cart);
  const { serviceId = 0, service: owner } = found?.slo ?? {};
  expect(slosOfService(slos, serviceId)).toEqual([found]);
  expect(slosOfTeam(slos, owner?.teamId ?? 0)).toHaveLength(2);
  expect([findEvaluated(slos, 0), slosOfService(slos, 0), slosOfTeam(slos, 0)]).toEqual([
    null,
    [],
    [],
  ]);
});
