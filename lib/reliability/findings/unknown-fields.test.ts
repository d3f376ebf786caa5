import { expect, it } from "vitest";
import { unknownFields } from "./unknown-fields";

it("null, nothing and no are known", () => {
  const fields = { retryBudget: null, attempts: undefined, order: 0, idempotent: false };
  expect(unknownFields(fields)).toEqual(["attempts"]);
});
