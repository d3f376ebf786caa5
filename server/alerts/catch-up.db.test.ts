import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findEvaluationProgress } from "@/db/alerts/evaluation";
import { closeStore } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { MINUTE_MS } from "@/lib/time/duration";
import { evaluateMinutes } from "./evaluate-minutes";
import {
  evaluate,
  evaluateUntil,
  events,
  freshService,
  history,
  makeSlo,
  measure,
  START,
  told,
  TOTAL,
} from "./testing/minute-history";

/** With a clock of its own: each look at it takes a while, up to `longest` in all. */
function evaluateAfter(
  minute: number,
  { lookTakes, longest }: { lookTakes: number; longest: number },
): Promise<void> {
  let spent = -lookTakes;
  const now = new Date(START + minute * MINUTE_MS + 15_000);
  return evaluateMinutes(
    { actor: systemActor, now, stop: new AbortController().signal },
    () => (spent = Math.min(longest, spent + lookTakes)),
  );
}

beforeEach(freshService);
afterAll(closeStore);

describe("after a pause, evaluation", () => {
  it("goes through six hours, passes over what lies before, and says so", async () => {
    const said = vi.spyOn(process.stderr, "write");
    const slo = await makeSlo("long-ago");
    await measure(
      slo,
      history((minute) => (minute < 10 ? TOTAL : 0), 900),
    );
    await evaluateUntil(5, 1);
    const before = await told(slo);
    await evaluate(805);
    expect(said.mock.calls.flat().join("")).toMatch(/"alerts.minutes-skipped","minutes":440,/);
    // By then only the rule over three days still exceeds its factor.
    expect(before).toEqual([[1, "fired", "page"]]);
    expect((await told(slo)).slice(1)).toEqual([
      [446, "skipped", "page"],
      [446, "resolved", "page"],
    ]);
    const noted = (await events(slo)).find(({ transition }) => transition === "skipped");
    expect(noted?.facts).toEqual({
      kind: "note",
      text: "7.3 hours were not evaluated, because Burnline did not run.",
    });
    expect(await findEvaluationProgress(systemActor)).toMatchObject({
      minute: START / MINUTE_MS + 805,
      skipped: { minutes: 440, until: START + 446 * MINUTE_MS },
    });
    await evaluate(806);
    expect(await told(slo)).toHaveLength(3);
  });

  it("evaluates minutes that end meanwhile before it tells of any", async () => {
    const slo = await makeSlo("pause");
    await measure(
      slo,
      history(() => 0, 120),
    );
    await evaluate(0);
    // Seventy looks at the clock take most of a minute.
    await evaluateAfter(70, { lookTakes: 800, longest: MINUTE_MS });
    expect(await findEvaluationProgress(systemActor)).not.toHaveProperty("skipped");
    expect((await findEvaluationProgress(systemActor))?.minute).toBe(START / MINUTE_MS + 71);
  });

  it("comes to what is so now after two minutes of work, whatever is passed over", async () => {
    const slo = await makeSlo("much");
    await measure(
      slo,
      history((minute) => (minute >= 5 ? TOTAL : 0), 400),
    );
    await evaluate(0);
    await evaluateAfter(300, { lookTakes: 20_000, longest: 140_000 });
    const progress = await findEvaluationProgress(systemActor);
    expect(progress).toMatchObject({
      minute: START / MINUTE_MS + 302,
      skipped: { minutes: 294, until: START + 302 * MINUTE_MS },
    });
    expect((await told(slo)).map(([, transition]) => transition)).toEqual(["fired"]);
  });
});
