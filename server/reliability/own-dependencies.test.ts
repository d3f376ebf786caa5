import { describe, expect, it } from "vitest";
import { findingsOf } from "@/lib/reliability/findings/findings-of";
import { DEFAULT_LIMITS, makeDependency } from "@/server/outgoing/policy";
import { ownDependencies, OWN_SERVICE } from "./own-dependencies";

const NOW = new Date("2026-03-01T00:00:00Z");
const registryOf = (dependencies: ReturnType<typeof ownDependencies>) => ({
  services: [{ slug: OWN_SERVICE }],
  dependencies,
});
const reviewed = (limits = DEFAULT_LIMITS) => [
  makeDependency("prometheus", limits, "source").review(NOW),
];

describe("Burnline's own calls", () => {
  it("are registered on an installation that has called nothing", () => {
    expect(ownDependencies([]).map(({ callee }) => callee)).toEqual([
      "mail",
      "channels",
      "heartbeat",
      "data-sources",
    ]);
  });

  it("name a system that was called in place of its kind", () => {
    expect(ownDependencies(reviewed()).map(({ callee }) => callee)).toEqual([
      "prometheus",
      "mail",
      "channels",
      "heartbeat",
    ]);
  });

  it("have no finding that is an error", () => {
    const findings = findingsOf(registryOf(ownDependencies(reviewed())), NOW.getTime());
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("would have one if their attempts did not fit in the time they have", () => {
    const tight = reviewed({ ...DEFAULT_LIMITS, totalMs: 20_000 });
    const findings = findingsOf(registryOf(ownDependencies(tight)), NOW.getTime());
    expect(findings.map(({ id }) => id)).toContain("TIMEOUT-BUDGET");
  });
});
