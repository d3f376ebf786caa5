import { describe, expect, it } from "vitest";
import { nextUpdateDue } from "./cadence";
import { canMove, impactReturns, isOpen, movesFrom, STATUSES } from "./status";

describe("an incident's status", () => {
  it("never moves to itself, and always has a way on", () => {
    for (const status of STATUSES) {
      expect(canMove(status, status)).toBe(false);
      expect(movesFrom(status).length).toBeGreaterThan(0);
    }
  });

  it("goes back when a fix did not hold, is re-opened, and can be called off even after it was resolved", () => {
    expect(canMove("monitoring", "investigating")).toBe(true);
    expect(canMove("resolved", "investigating")).toBe(true);
    expect(canMove("resolved", "canceled")).toBe(true);
    expect(canMove("canceled", "resolved")).toBe(false);
  });

  it("brings the impact back where it goes from fixed to looking for the cause", () => {
    expect([
      impactReturns("monitoring", "identified"),
      impactReturns("resolved", "investigating"),
    ]).toEqual([true, true]);
    expect([
      impactReturns("resolved", "monitoring"),
      impactReturns("identified", "investigating"),
      impactReturns("canceled", "investigating"),
    ]).toEqual([false, false, false]);
  });

  it("is open until it is resolved or canceled", () => {
    expect(STATUSES.filter(isOpen)).toEqual(["investigating", "identified", "monitoring"]);
  });
});

describe("the next update of stakeholders", () => {
  const news = { status: "identified", declaredAt: 1000, lastUpdateAt: null } as const;
  it.each([
    ["SEV1", 1000 + 30 * 60_000],
    ["SEV2", 1000 + 3_600_000],
    ["SEV3", 1000 + 86_400_000],
    ["SEV4", null],
  ] as const)("of a %s is due at %s", (severity, due) => {
    expect(nextUpdateDue({ ...news, severity })).toBe(due);
  });

  it("counts from the last one, and is not due once the incident has ended", () => {
    expect(nextUpdateDue({ ...news, severity: "SEV1", lastUpdateAt: 5000 })).toBe(
      5000 + 30 * 60_000,
    );
    expect(nextUpdateDue({ ...news, severity: "SEV1", status: "resolved" })).toBeNull();
  });
});
