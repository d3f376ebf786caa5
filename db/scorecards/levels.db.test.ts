import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Outcome } from "@/lib/reliability/assessment/verdict";
import { DEFAULT_RETENTION } from "@/lib/history/retention";
import type { Level } from "@/lib/reliability/scorecard/levels";
import { scorecardOf, type Scorecard } from "@/lib/reliability/scorecard/scorecard";
import { good } from "@/lib/testing/scorecard-facts";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { getService } from "../services/find";
import { closeStore } from "../store/client";
import { forgetHistory } from "../store/forget-history";
import { freshCheckout } from "../testing/checkout";
import { systemActor } from "../testing/fresh-store";
import { later, NOON, person } from "../testing/persons";
import { listLevels } from "./list-levels";
import { recordLevels } from "./record-levels";

let serviceId: number;

beforeEach(async () => {
  await freshCheckout(NOON);
  serviceId = (await getService(systemActor, "checkout")).id;
});
afterAll(closeStore);

const cardAt = (level: Level | 0, owner: Outcome = "passed"): Scorecard => ({
  level,
  criteria: scorecardOf(good).criteria.map((each) =>
    each.id === "owner" ? { ...each, outcome: owner } : each,
  ),
});
const record = (ms: number, card: Scorecard, id = serviceId) =>
  recordLevels(systemActor, [{ serviceId: id, card }], later(ms));
const kept = async () =>
  (await listLevels(systemActor, serviceId, 10)).map(({ at, level, outcomes }) => [
    at.getTime() - NOON.getTime(),
    level,
    outcomes.owner,
  ]);

describe("the history of levels", () => {
  it("has a row for each new level at once, and for other news once a day", async () => {
    await record(0, cardAt(1));
    await record(HOUR_MS, cardAt(1));
    await record(2 * HOUR_MS, cardAt(1, "failed"));
    expect(await kept()).toEqual([[0, 1, "passed"]]);
    await record(3 * HOUR_MS, cardAt(2, "failed"));
    await record(27 * HOUR_MS - 1, cardAt(2));
    await record(27 * HOUR_MS, cardAt(2));
    await record(51 * HOUR_MS, cardAt(2));
    expect(await kept()).toEqual([
      [27 * HOUR_MS, 2, "passed"],
      [3 * HOUR_MS, 2, "failed"],
      [0, 1, "passed"],
    ]);
  });

  it("goes on where a service was deleted since it was judged", async () => {
    await record(0, cardAt(1), serviceId + 1);
    await record(0, cardAt(1));
    expect(await kept()).toHaveLength(1);
  });

  it("is kept for 400 days, and its newest row for ever", async () => {
    await record(0, cardAt(1));
    await record(DAY_MS, cardAt(2));
    await record(2 * DAY_MS, cardAt(3));
    await forgetHistory(systemActor, DEFAULT_RETENTION, later(401 * DAY_MS));
    expect((await kept()).map(([, level]) => level)).toEqual([3, 2]);
    await forgetHistory(systemActor, DEFAULT_RETENTION, later(900 * DAY_MS));
    expect((await kept()).map(([, level]) => level)).toEqual([3]);
  });

  it("is written by no person", async () => {
    const mia = await person("Mia", { payments: "manager" });
    await expect(recordLevels(mia, [], NOON)).rejects.toMatchObject({ code: "forbidden" });
  });
});
