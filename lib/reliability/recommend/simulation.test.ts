import { expect, it } from "vitest";
import { call } from "@/lib/testing/registries";
import { FINDING_CATALOGUE } from "../findings/catalogue";
import { parseSimulatorQuery } from "../simulate/query";
import { simulationHref } from "./simulation";

const paramsOf = (href: string | null) =>
  Object.fromEntries(new URLSearchParams(href?.split("?")[1]));

it("fills in what is registered on both sides, but for what the example changes", () => {
  const measured = { ratePerSecond: 50, meanMs: 100, p50: 80, p99: 300, p99_9: 500 };
  const registered = call({ attempts: 3, attemptTimeoutMs: 250, capacityPerSecond: 60, measured });
  expect(paramsOf(simulationHref("TIMEOUT-BUDGET", registered))).toEqual({
    preset: "fewer-attempts",
    "before.1.attempts": "3",
    "before.1.attemptTimeoutMs": "250",
    "before.dependency.p50Ms": "80",
    "after.dependency.p50Ms": "80",
    "before.dependency.p99Ms": "300",
    "after.dependency.p99Ms": "300",
    "before.dependency.p999Ms": "500",
    "after.dependency.p999Ms": "500",
    "before.ratePerSecond": "50",
    "after.ratePerSecond": "50",
    "before.dependency.slots": "6",
    "after.dependency.slots": "6",
  });
});

it("leaves out a rate where nobody knows what the callee can serve", () => {
  const registered = call({ measured: { ratePerSecond: 50, meanMs: 100 } });
  expect(simulationHref("METASTABLE", registered)).toBe(
    "/reliability/simulator?preset=retry-storm",
  );
});

it("leads to the plain example where the simulator does not take what is registered", () => {
  expect(simulationHref("NO-JITTER", call({ attempts: 90 }))).toBe(
    "/reliability/simulator?preset=blip",
  );
});

it("is there for some findings, each with an example that there is", () => {
  const hrefs = FINDING_CATALOGUE.flatMap(({ id }) => simulationHref(id, null) ?? []);
  expect(hrefs).toHaveLength(9);
  for (const href of hrefs) expect(parseSimulatorQuery(paramsOf(href)).problems).toEqual([]);
  expect(simulationHref("SLO-CEILING", null)).toBeNull();
});
