import { expect, it } from "vitest";
import { deliveryState, type Tried } from "./delivery-health";

const tried = (about: Tried["about"], tries: number, failed: number): Tried => ({
  channel: "email",
  about,
  messages: 1,
  tries,
  failed,
  error: null,
});

it.each<[string, Tried[], string]>([
  ["nothing was sent", [], "ok"],
  ["all of three tries failed", [tried("other", 3, 3)], "failing"],
  ["all of two tries failed", [tried("other", 2, 2)], "ok"],
  ["tries of any kind failed", [tried("other", 2, 2), tried("burnline", 1, 1)], "failing"],
  ["tests alone failed", [tried("test", 5, 5)], "ok"],
  ["a test arrived", [tried("other", 5, 5), tried("test", 1, 0)], "ok"],
  ["one of many arrived", [tried("other", 50, 49)], "ok"],
])("where %s, delivery is %j", (_what, rows, expected) => {
  expect(deliveryState({ overdue: null, tried: rows })).toBe(expected);
});

it("messages that nobody sends are stuck, whatever came of others", () => {
  const overdue = { waiting: 1, since: 0 };
  expect(deliveryState({ overdue, tried: [tried("other", 1, 0)] })).toBe("stuck");
});
