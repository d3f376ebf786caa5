import { expect, it, vi } from "vitest";
import { sloStatusSchema } from "@/lib/api/answers/slo-status";
import { evaluateObjective } from "@/lib/budget/evaluate";
import type { Objective } from "@/lib/slo/objective";
import type { EvaluatedSlo } from "@/server/slos/status";
import { statusAnswer } from "./status-answer";

vi.mock("server-only", () => ({}));

const at = Date.parse("2026-11-25T12:00:30Z");

function windowOf(window: Objective["window"]) {
  const objective: Objective = {
    targetPpm: 990_000,
    window,
    budgeting: { method: "occurrences" },
    noData: "ignore",
  };
  const nothing = () => ({ bad: 0, total: 0, measured: 0 });
  const evaluation = evaluateObjective({
    objective,
    at,
    firstMinute: null,
    alertPolicy: { rules: [], minBadEvents: 1 },
    tally: nothing,
    counts: nothing,
  });
  const evaluated = {
    slo: { slug: "a", service: { slug: "checkout" }, objectives: [objective] },
    objectives: [evaluation],
  } as unknown as EvaluatedSlo;
  const answer = sloStatusSchema.parse(
    statusAnswer(evaluated, at, { minutesFrom: 0, hoursFrom: 0 } as never),
  );
  return { at: answer.at, window: answer.objectives[0]?.window };
}

it("the window of a calendar objective ends with its period, and `at` says when it was evaluated", () => {
  expect(windowOf({ type: "calendar", unit: "month", timeZone: "Europe/Berlin" })).toMatchObject({
    at: "2026-11-25T12:00:30Z",
    window: {
      start: "2026-10-31T23:00:00Z",
      end: "2026-11-30T23:00:00Z",
      periodEnd: "2026-11-30T23:00:00Z",
    },
  });
});

it("a rolling window ends with the last complete minute", () => {
  expect(windowOf({ type: "rolling", days: 7 }).window).toMatchObject({
    start: "2026-11-18T12:00:00Z",
    end: "2026-11-25T12:00:00Z",
  });
});
