import { describe, expect, it } from "vitest";
import { moveProblem, POSTMORTEM_STATUSES } from "./moves";

const draft = { status: "in-review" as const, summary: "Payments failed.", reviewers: [{ name: "Mara", verdict: "asked" as const }] };

describe("a postmortem", () => {
  it("goes from draft to review to published, and back to draft", () => {
    const possible = POSTMORTEM_STATUSES.flatMap((status) => POSTMORTEM_STATUSES.filter((to) => moveProblem({ ...draft, status }, to) === null).map((to) => `${status} > ${to}`));
    expect(possible).toEqual(["draft > in-review", "in-review > draft", "in-review > published", "published > draft"]);
  });

  it("is not published without a summary", () => {
    expect(moveProblem({ ...draft, summary: " \n" }, "published")).toMatch(/Write the summary/);
  });

  it("is not published while a reviewer wants changes, and names them", () => {
    const changes = (name: string) => ({ name, verdict: "changes" as const });
    expect(moveProblem({ ...draft, reviewers: [changes("Mara")] }, "published")).toBe("Mara asked for changes. Make them, and ask again.");
    expect(moveProblem({ ...draft, reviewers: [changes("Mara"), changes("Tomas"), changes("Ada")] }, "published")).toMatch(/^Mara, Tomas and Ada asked/);
    expect(moveProblem({ ...draft, reviewers: [changes("Mara")] }, "draft")).toBeNull();
  });

  it("says that it is there already", () => {
    expect(moveProblem({ ...draft, status: "published" }, "published")).toBe("It is published already.");
    expect(moveProblem({ ...draft, status: "draft" }, "published")).toBe("It cannot go from draft to published.");
  });
});
