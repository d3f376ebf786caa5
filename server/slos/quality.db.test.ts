import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { recordMeasurements } from "@/db/measurements/record";
import { getSlo } from "@/db/slos/find";
import { putSlo } from "@/db/slos/put";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { later, NOON, person } from "@/db/testing/persons";
import { storedAlert } from "@/db/testing/stored-alert";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { sloQuality } from "./quality";

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
  return freshCheckout(later(-30 * DAY_MS));
});
afterAll(async () => {
  vi.useRealTimers();
  await closeStore();
});

const DEFINITION = sloDefinitionSchema.parse({
  name: "Availability",
  description: "What customers pay goes through.",
  sli: { kind: "availability" },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 7 } }],
});

/** Measured in every minute of the last ten days but each fourth; one event in `per` is bad. */
async function measured(per: number) {
  const { slo } = await putSlo(systemActor, "checkout", "availability", DEFINITION, later(-DAY_MS));
  const last = NOON.getTime() / MINUTE_MS - 1;
  const minutes = Array.from({ length: 10 * 1440 }, (_, index) => last - index);
  const measurements = minutes
    .filter((minute) => minute % 4 !== 0)
    .map((minute) => ({ sloId: slo.id, minute, bad: 1000, total: 1000 * per }));
  await recordMeasurements(systemActor, { mode: "add", measurements, at: NOON });
  return getSlo(systemActor, "checkout", "availability");
}

it("judges an SLO by what is stored of it", async () => {
  await person("Ada", { payments: "responder" });
  await person("Vic", { payments: "viewer" });
  const slo = await measured(500);
  const page = {
    kind: "burn-rate",
    origin: `slo:${slo.id}`,
    sloId: slo.id,
    startedAt: later(-DAY_MS),
  } as const;
  for (const key of ["a", "b", "c"]) await storedAlert("payments", { ...page, key });
  await storedAlert("payments", { ...page, key: "d", acknowledgedAt: NOON });
  await storedAlert("payments", { ...page, key: "ticket", worst: "ticket" });
  await storedAlert("payments", { ...page, key: "old", startedAt: later(-29 * DAY_MS) });
  const checks = await sloQuality(systemActor, slo, NOON.getTime());
  expect(checks.map(({ id, outcome, evidence }) => [id, outcome, evidence])).toEqual([
    ["measurable", "failed", "75.0% of the minutes of its window have data."],
    ["realistic", "failed", "0.0% of 73 windows of 7 days met 99.9%."],
    [
      "risk-tolerance",
      "not-measured",
      "Checkout has no tier, so the risk that its users tolerate is unknown.",
    ],
    ["alerts", "failed", "No escalation policy covers its pages."],
    ["actionable", "failed", "1 of 4 pages in 28 days was acknowledged."],
    ["documented", "passed", "Its description has 32 characters. Payments owns it."],
  ]);
  expect(checks[1]?.change).toBe("Lower the target to 99.5%, which every window met.");
});

it("counts nobody who may only look", async () => {
  await person("Vic", { payments: "viewer" });
  const checks = await sloQuality(systemActor, await measured(100_000), NOON.getTime());
  expect(checks.find(({ id }) => id === "actionable")?.evidence).toBe(
    "Payments has no responder or manager.",
  );
});
