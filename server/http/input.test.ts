import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { parsedParams, parsedQuery } from "./input";

const schema = z.strictObject({
  limit: z.int("Give a whole number.").min(1).default(100),
  archived: z.boolean("Give true or false.").default(false),
  team: z.string().optional(),
});
const query = (text: string) => parsedQuery(schema, new URLSearchParams(text));
const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.fieldErrors;
    throw error;
  }
  return "accepted";
};

describe("a query", () => {
  it("has numbers and booleans where its schema says so, and text elsewhere", () => {
    expect(query("limit=20&archived=true&team=7")).toEqual({
      limit: 20,
      archived: true,
      team: "7",
    });
  });

  it("is read again without working out again how", () => {
    const once = z.strictObject({ limit: z.int() });
    const strict = vi.spyOn(once, "strict");
    for (const limit of [1, 2])
      expect(parsedQuery(once, new URLSearchParams({ limit: String(limit) }))).toEqual({ limit });
    expect(strict).toHaveBeenCalledOnce();
  });

  it.each(["abc", "", "NaN", "1e3", "0x10", "Infinity", " 5", "1.5", "99999999999999999999"])(
    "refuses %j as a limit",
    (limit) => {
      expect(refusal(() => query(`limit=${encodeURIComponent(limit)}`))).toMatchObject([
        { path: "limit" },
      ]);
    },
  );

  it.each([
    ["archived=1", "archived"],
    ["colour=red", "colour"],
    ["team=a&team=b", "team"],
    ["__proto__=1", "__proto__"],
    ["constructor=1", "constructor"],
    ["team=%00", "team"],
  ])("refuses %s by name", (text, path) => {
    expect(refusal(() => query(text))).toMatchObject([{ path }]);
  });
});

describe("names in the address", () => {
  it.each(["Checkout", "", "-a", "a".repeat(64), "a b", "é", "..", "a\u0000"])(
    "are never %j",
    (service) => {
      expect(refusal(() => parsedParams({ service }))).toMatchObject([{ path: "service" }]);
    },
  );
});
