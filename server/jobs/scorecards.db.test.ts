import { afterAll, beforeEach, expect, it } from "vitest";
import { listLevels } from "@/db/scorecards/list-levels";
import { getService } from "@/db/services/find";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { later, NOON } from "@/db/testing/persons";
import { HOUR_MS } from "@/lib/time/duration";
import { scorecardsJob } from "./scorecards";

beforeEach(() => freshCheckout(NOON));
afterAll(closeStore);

it("keeps the level of each service, and nothing more while it stays", async () => {
  const { id } = await getService(systemActor, "checkout");
  for (const now of [NOON, later(HOUR_MS)])
    await scorecardsJob.run({ actor: systemActor, now, stop: new AbortController().signal });
  const [first, ...more] = await listLevels(systemActor, id, 10);
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    at: NOON,
    level: 0,
    outcomes: { owner: "failed", data: "failed" },
  });
});
