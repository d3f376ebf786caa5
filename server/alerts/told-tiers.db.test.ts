import { afterAll, beforeEach, expect, it } from "vitest";
import { archiveSlo } from "@/db/slos/archive";
import { closeStore } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { outbox } from "@/db/testing/outbox";
import { toldChannel } from "@/db/testing/told-events";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { eventNotice } from "@/server/notifications/event-notice";
import {
  evaluate,
  evaluateUntil,
  freshService,
  history,
  makeSlo,
  measure,
  share,
  START,
} from "./testing/minute-history";

beforeEach(async () => {
  await freshService();
  await toldChannel("hook", "payments", { kind: "webhook", events: ["budget.tier-changed"] });
});
afterAll(closeStore);

/** Of the budget of a day, a twelfth an hour. */
const burning = async () => {
  const slo = await makeSlo("daily", {}, { window: { type: "rolling", days: 1 } });
  await measure(
    slo,
    history((minute) => (minute < 600 ? share(0.2) : 0), 2400),
  );
  return slo;
};

const changes = async () =>
  (await outbox()).map(({ cause }) =>
    cause.kind === "event" && cause.event === "budget.tier-changed"
      ? [cause.from, cause.to, (cause.at - START) / HOUR_MS]
      : cause.kind,
  );

it("a budget's status is told as it becomes worse, and as it becomes better", async () => {
  await burning();
  await evaluateUntil(2400, 60);
  expect(await changes()).toEqual([
    ["healthy", "warning", 6],
    ["warning", "critical", 10],
    // A little past the edge, so that it does not come and go: the budget is at 25% an hour before.
    ["critical", "warning", 26],
    ["warning", "healthy", 29],
  ]);
  const [first] = await outbox();
  if (first?.cause.kind !== "event") throw new Error("no event");
  const now = new Date(START + 8 * HOUR_MS);
  expect(await eventNotice(systemActor, first.cause, first, now)).toMatchObject({
    title: "daily: the error budget is warning",
    lead: expect.stringMatching(/^It was healthy\. 33\.\d% of the budget of 99\.9% is left\.$/),
    url: expect.stringContaining("/services/checkout/slos/daily"),
    body: { type: "budget.tier-changed", data: { from: "healthy", to: "warning", objective: 1 } },
  });
});

it("what is archived has no status that could change", async () => {
  await burning();
  await evaluateUntil(420, 60);
  await archiveSlo(systemActor, "checkout", "daily", new Date(START + 420 * MINUTE_MS));
  await evaluate(480);
  expect(await changes()).toEqual([["healthy", "warning", 6]]);
});
