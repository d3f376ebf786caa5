import { expect, it } from "vitest";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { guideAnswersSchema } from "./answers";
import { dependencyAdvice } from "./dependency-advice";
import { onCallChecks } from "./on-call-checks";
import { proposeSlos } from "./propose";
import { runbookSkeleton } from "./runbook";
import { answers, hard } from "./testing/answers";

it("proposes for a payment that it succeeds, is answered in time, and is booked once", () => {
  const { tier, slos } = proposeSlos(answers());
  expect(tier).toBe(1);
  expect(slos.map(({ slug, target }) => [slug, target])).toEqual([
    ["pay-by-card-availability", 99.9],
    ["pay-by-card-latency", 99],
    ["pay-by-card-correctness", 99.95],
  ]);
});

it("gives each proposal at least one reason, and one that an SLO can be made of", () => {
  for (const cost of ["money", "blocked", "annoyed", "unnoticed"] as const)
    for (const kind of ["page", "request", "payment", "pipeline", "stream"] as const)
      for (const { why, name, description, sli, target, windowDays, minBadEvents } of proposeSlos(
        answers({ cost, journeys: [{ name: "Browse", kind }], requestsPerDay: 50 }),
      ).slos) {
        expect(why.length).toBeGreaterThan(0);
        const body = {
          name,
          description,
          sli,
          objectives: [{ target, window: { type: "rolling", days: windowDays } }],
          alerting: { policy: "default", minBadEvents },
        };
        expect(sloDefinitionSchema.safeParse(body).error).toBeUndefined();
      }
});

it("asks a hard dependency for ten times fewer failures", () => {
  expect(dependencyAdvice({ dependencies: hard(99.9, 99.99, undefined) }, 99.9)).toEqual([
    expect.objectContaining({
      why: [expect.any(String), "It promises 99.9%; a 99.9% target needs 99.99% or more from it."],
    }),
    expect.objectContaining({ why: [expect.any(String)] }),
    expect.objectContaining({
      why: [
        expect.any(String),
        "Its promised availability is unknown. Ask its owner, or measure it.",
      ],
    }),
  ]);
});

it("writes a step for each dependency and a part for each SLO into the runbook", () => {
  const given = answers({ dependencies: hard(99.9, 99.9) });
  const text = runbookSkeleton(given, proposeSlos(given).slos);
  expect(text).toContain("3. Check dependency-0");
  expect(text).toContain("4. Check dependency-1");
  expect(text.match(/^## .* is burning its budget$/gm)).toHaveLength(3);
});

it("says what would keep a page from someone who can act", () => {
  const none = { people: 1, schedules: 0, policy: null, unreachable: ["Ada"] };
  expect(onCallChecks(none).map(({ passed }) => passed)).toEqual([false, false, false, false]);
  const ready = { people: 4, schedules: 1, policy: "Payments", unreachable: [] };
  expect(onCallChecks(ready).every(({ passed }) => passed)).toBe(true);
});

it.each([
  [{ journeys: [] }, "Name at least one journey."],
  [{ requestsPerDay: 0 }, "Enter a number above 0, or leave blank."],
  [{ cost: "none" }, "Choose what a failure costs."],
])("refuses %j", (change, message) => {
  expect(
    guideAnswersSchema.safeParse({ ...answers(), ...change }).error?.issues.map((i) => i.message),
  ).toEqual([message]);
});
