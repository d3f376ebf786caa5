import { describe, expect, it } from "vitest";
import { eventAt } from "./event-time";

const NOTHING = { waitingUntil: null, lastSentAt: null };

describe("a chat room is told of an event", () => {
  it.each([
    ["ten seconds after the first", 0, NOTHING, 10_000],
    ["with what waits already", 4000, { ...NOTHING, waitingUntil: 10_000 }, 10_000],
    ["a minute after the last message", 20_000, { ...NOTHING, lastSentAt: 10_000 }, 70_000],
    ["ten seconds after it, long after the last", 90_000, { ...NOTHING, lastSentAt: 0 }, 100_000],
    ["not with what should have left", 20_000, { ...NOTHING, waitingUntil: 10_000 }, 30_000],
    ["not with what is tried again in hours", 0, { ...NOTHING, waitingUntil: 7_200_000 }, 10_000],
  ])("%s", (_, at, group, expected) => {
    expect(eventAt(at, group)).toBe(expected);
  });
});
