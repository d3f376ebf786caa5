import { describe, expect, it } from "vitest";
import { moveProblem, POSTMORTEM_STATUSES } from "./moves";
import type { Review, Verdict } from "./review";

const review = (name: string, verdict: Verdict, more: Partial<Review> = {}): Review => ({
  name,
  verdict,
  outdated: false,
  own: false,
  ...more,
});
const draft = {
  status: "in-review" as const,
  summary: "Payments failed.",
  reviewers: [review("Mara", "approved"), review("Tomas", "asked")],
  unapproved: false,
  incidentOpen: false,
};

describe("a postmortem", () => {
  it("goes from draft to review to published, and back to draft", () => {
    const possible = POSTMORTEM_STATUSES.flatMap((status) =>
      POSTMORTEM_STATUSES.filter((to) => moveProblem({ ...draft, status }, to) === null).map(
        (to) => `${status} > ${to}`,
      ),
    );
    expect(possible).toEqual([
      "draft > in-review",
      "in-review > draft",
      "in-review > published",
      "published > draft",
    ]);
  });

  it("is not published without a summary", () => {
    expect(moveProblem({ ...draft, summary: " \n" }, "published")).toMatch(/Write the summary/);
  });

  it("is not published while a reviewer wants changes, and names them", () => {
    const changes = (name: string) => review(name, "changes", { outdated: true });
    expect(moveProblem({ ...draft, reviewers: [changes("Mara")] }, "published")).toBe(
      "Mara asked for changes. Make them, and ask again.",
    );
    expect(
      moveProblem(
        { ...draft, reviewers: [changes("Mara"), changes("Tomas"), changes("Ada")] },
        "published",
      ),
    ).toMatch(/^Mara, Tomas and Ada asked/);
    expect(moveProblem({ ...draft, reviewers: [changes("Mara")] }, "draft")).toBeNull();
  });

  it("is not published while a reviewer wants changes, by a manager and with another's approval neither", () => {
    expect(
      moveProblem(
        {
          ...draft,
          reviewers: [review("Mara", "changes"), review("Tomas", "approved")],
          unapproved: true,
        },
        "published",
      ),
    ).toMatch(/^Mara asked for changes/);
  });

  it.each([
    ["by nobody", [], "No one has approved it yet. Ask someone in the team for a review."],
    [
      "by nobody who was asked",
      [review("Mara", "asked")],
      "No one has approved it yet. Ask someone in the team for a review.",
    ],
    [
      "before the last save",
      [
        review("Mara", "approved", { outdated: true }),
        review("Tomas", "approved", { outdated: true }),
      ],
      "Mara and Tomas approved an earlier text. Ask again.",
    ],
    [
      "by whoever saved it last and approved an earlier one",
      [review("Mara", "approved", { own: true, outdated: true })],
      "Mara approved it, but saved the text last. Ask someone else in the team for a review.",
    ],
    [
      "by whoever saved it last alone",
      [review("Mara", "approved", { own: true })],
      "Mara approved it, but saved the text last. Ask someone else in the team for a review.",
    ],
  ])("that was approved %s is published by managers alone", (_when, reviewers, problem) => {
    expect(moveProblem({ ...draft, reviewers }, "published")).toBe(problem);
    expect(moveProblem({ ...draft, reviewers, unapproved: true }, "published")).toBeNull();
  });

  it("is published with one approval of the text as it is now, whoever else approved an earlier one", () => {
    expect(
      moveProblem(
        {
          ...draft,
          reviewers: [review("Mara", "approved", { outdated: true }), review("Tomas", "approved")],
        },
        "published",
      ),
    ).toBeNull();
  });

  it("is not published while its incident is open again", () => {
    expect(moveProblem({ ...draft, incidentOpen: true, unapproved: true }, "published")).toMatch(
      /^Its incident was re-opened/,
    );
    expect(moveProblem({ ...draft, incidentOpen: true }, "draft")).toBeNull();
  });

  it("says that it is there already", () => {
    expect(moveProblem({ ...draft, status: "published" }, "published")).toBe(
      "It is published already.",
    );
    expect(moveProblem({ ...draft, status: "draft" }, "published")).toBe(
      "It cannot go from draft to published.",
    );
  });
});
