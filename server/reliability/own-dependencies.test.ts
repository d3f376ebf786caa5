import { describe, expect, it } from "vitest";
import { findingsOf } from "@/lib/reliability/findings/findings-of";
import { SLUG } from "@/lib/text/slug";
import { DEFAULT_LIMITS, makeDependency } from "@/server/outgoing/policy";
import { OWN_NAMES, ownDependencies, OWN_SERVICE } from "./own-dependencies";

const NOW = new Date("2026-03-01T00:00:00Z");
const KINDS = ["mail:*", "channel:*", "heartbeat:*", "source:*"];
const registryOf = (dependencies: ReturnType<typeof ownDependencies>) => ({
  services: [{ slug: OWN_SERVICE }],
  dependencies,
});
const reviewed = (limits = DEFAULT_LIMITS) => [
  makeDependency("source:prometheus", limits).review(NOW),
  makeDependency("heartbeat").review(NOW),
];
const calleesOf = (dependencies: ReturnType<typeof ownDependencies>) =>
  dependencies.map(({ callee }) => callee);

describe("Burnline's own calls", () => {
  it("are registered on an installation that has called nothing", () => {
    expect(calleesOf(ownDependencies([]))).toEqual(KINDS);
  });

  it("name a system that was called in place of its kind", () => {
    expect(calleesOf(ownDependencies(reviewed()))).toEqual([
      "source:prometheus",
      "heartbeat:*",
      "mail:*",
      "channel:*",
    ]);
  });

  it("have names that no service can have, and each kind one for people", () => {
    const callees = calleesOf([...ownDependencies(reviewed()), ...ownDependencies([])]);
    expect(callees.filter((callee) => SLUG.test(callee))).toEqual([]);
    expect(KINDS.filter((kind) => !OWN_NAMES.has(kind))).toEqual([]);
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
