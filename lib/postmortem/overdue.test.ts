import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { dayAt, isActionOverdue, postmortemDueAt } from "./overdue";

describe("a postmortem is due", () => {
  it("five days after a SEV1 or SEV2 was resolved", () => {
    expect(postmortemDueAt({ severity: "SEV1", resolvedAt: 1000 })).toBe(1000 + 5 * DAY_MS);
    expect(postmortemDueAt({ severity: "SEV2", resolvedAt: 0 })).toBe(5 * DAY_MS);
    expect(postmortemDueAt({ severity: "SEV3", resolvedAt: 0 })).toBeNull();
    expect(postmortemDueAt({ severity: "SEV1", resolvedAt: null })).toBeNull();
  });
});

describe("an action item is overdue", () => {
  const late = Date.parse("2026-11-30T23:30:00Z");

  it("from the day after, as the reader counts days", () => {
    const item = { dueOn: "2026-11-30", state: "open" as const };
    expect(isActionOverdue(item, dayAt(late, "UTC"))).toBe(false);
    expect(isActionOverdue(item, dayAt(late, "Europe/Berlin"))).toBe(true);
    expect(isActionOverdue(item, dayAt(late, "America/Los_Angeles"))).toBe(false);
  });

  it("until it is done or dropped, and never without a day", () => {
    const on = (
      state: "open" | "in-progress" | "done" | "dropped",
      dueOn: string | null = "2026-01-01",
    ) => isActionOverdue({ dueOn, state }, "2026-11-30");
    expect([on("open"), on("in-progress"), on("done"), on("dropped"), on("open", null)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("by days that sort as texts, also of early years", () => {
    expect(dayAt(Date.parse("0987-03-04T12:00:00Z"), "UTC")).toBe("0987-03-04");
  });
});
