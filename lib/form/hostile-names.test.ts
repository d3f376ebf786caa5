import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formInput } from "./form-input";
import { formTree } from "./form-tree";
import { typedValues } from "./typed-values";
import { z } from "zod";

const inherited = Object.getOwnPropertyNames(Object.prototype);
const ours = (part: fc.Arbitrary<string>) =>
  fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("."));
const globals = () =>
  JSON.stringify(
    [
      Object.prototype,
      Array.prototype,
      Function.prototype,
      String.prototype,
      ...inherited.map((name) => (Object.prototype as Record<string, unknown>)[name]),
    ].map((owner) => (owner ? Object.getOwnPropertyNames(owner) : [])),
  );

describe("names from outside", () => {
  it.each([
    "toString.leak",
    "valueOf.x.y",
    "hasOwnProperty.0",
    "isPrototypeOf.call",
    "__defineGetter__.a",
  ])("%s leaves nothing on what all objects share", (name) => {
    const before = globals();
    const { tree } = formTree([[name, "x"]]);
    expect(globals()).toBe(before);
    expect(JSON.stringify(tree)).toContain('"x"');
  });

  it("never touch what all objects share, however they are put together", () => {
    const part = fc.constantFrom(
      ...inherited,
      "constructor",
      "prototype",
      "call",
      "length",
      "0",
      "a",
    );
    const before = globals();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ours(part), fc.constantFrom("1", "on", "x")), { maxLength: 12 }),
        (fields) => {
          const { tree } = formTree(fields);
          formInput(z.record(z.string(), z.unknown()), tree);
          formInput(
            z.strictObject({ a: z.string().optional(), list: z.array(z.unknown()).optional() }),
            tree,
          );
          typedValues(fields);
          return globals() === before;
        },
      ),
      { seed: 34, numRuns: 300 },
    );
  });

  it("that every object has are unknown fields, not the object's own", () => {
    const { tree } = formTree([
      ["toString", "x"],
      ["valueOf.a", "y"],
    ]);
    expect(formInput(z.strictObject({ toString: z.string().optional() }), tree)).toEqual({
      input: { toString: "x" },
      unknown: ["valueOf"],
    });
    expect(
      formInput(z.strictObject({ valueOf: z.string().optional() }), formTree([]).tree),
    ).toEqual({ input: {}, unknown: [] });
  });

  it("of one kind are gathered in the order sent", () => {
    expect(
      typedValues([
        ["a", "1"],
        ["b", "2"],
        ["a", "3"],
        ["a", "4"],
        ["toString", "x"],
        ["password", "y"],
      ]),
    ).toEqual({ a: ["1", "3", "4"], b: "2" });
  });
});
