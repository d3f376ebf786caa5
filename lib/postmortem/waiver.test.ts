import { expect, it } from "vitest";
import { waiverProblem } from "./waiver";

const due = { status: "resolved", severity: "SEV2", hasPostmortem: false, waiver: null } as const;

it("a postmortem is waived where one is due and not begun, once", () => {
  expect(waiverProblem(due)).toBeNull();
  expect(waiverProblem({ ...due, severity: "SEV1" })).toBeNull();
  for (const other of [
    { status: "investigating" },
    { status: "identified" },
    { status: "monitoring" },
    { status: "canceled" },
    { severity: "SEV3" },
    { severity: "SEV4" },
    { hasPostmortem: true },
  ] as const)
    expect(waiverProblem({ ...due, ...other }), JSON.stringify(other)).toMatch(/\.$/);
  expect(
    waiverProblem({ ...due, waiver: { reason: "Same as #12", byId: 1, by: "Mara", atMs: 0 } }),
  ).toBe("Mara said so already: Same as #12");
});
