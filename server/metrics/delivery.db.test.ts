import { afterAll, beforeEach, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { min } from "@/db/testing/persons";
import { failedTry, storedMessage } from "@/db/testing/stored-message";
import { refreshDeliveryMetrics } from "./delivery";
import { metrics } from "./metrics";

beforeEach(freshStore);
afterAll(closeStore);

async function lines(minutes: number): Promise<string[]> {
  await refreshDeliveryMetrics(systemActor, min(minutes));
  const text = await metrics().registry.metrics();
  return text.split("\n").filter((line) => /^burnline_(notifications_overdue|delivery)/.test(line));
}

it("tell how many messages are overdue, and whether every try fails", async () => {
  expect(await lines(0)).toEqual([
    "burnline_notifications_overdue 0",
    "burnline_delivery_failing 0",
  ]);
  await storedMessage();
  expect(await lines(4)).toEqual([
    "burnline_notifications_overdue 0",
    "burnline_delivery_failing 0",
  ]);
  expect(await lines(5)).toEqual([
    "burnline_notifications_overdue 1",
    "burnline_delivery_failing 0",
  ]);
  await freshStore();
  for (let tries = 0; tries < 3; tries += 1)
    await failedTry(await storedMessage({ nextAttemptAt: min(60) }));
  expect(await lines(15)).toEqual([
    "burnline_notifications_overdue 0",
    "burnline_delivery_failing 1",
  ]);
  expect((await lines(16)).at(-1)).toBe("burnline_delivery_failing 0");
});
