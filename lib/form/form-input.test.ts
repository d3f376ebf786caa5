import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formErrors } from "./form-errors";
import { formInput } from "./form-input";
import { formTree } from "./form-tree";

const schema = z.strictObject({
  name: z.string().min(2),
  note: z.string().optional(),
  target: z.number(),
  limit: z.number().nullable(),
  demo: z.boolean(),
  slice: z.union([z.literal(1), z.literal(5)]),
  scopes: z.array(z.enum(["read", "write"])).min(1),
  window: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("rolling"), days: z.number() }),
    z.strictObject({ type: z.literal("calendar"), unit: z.string() }),
  ]),
  objectives: z.array(z.strictObject({ target: z.number() })),
});

const read = (fields: [string, string][]) => formInput(schema, formTree(fields).tree);
const complete: [string, string][] = [
  ["name", "Checkout"],
  ["note", ""],
  ["target", "99.9"],
  ["limit", ""],
  ["demo", "false"],
  ["demo", "on"],
  ["slice", "5"],
  ["scopes", "read"],
  ["window.type", "rolling"],
  ["window.days", "28"],
  ["objectives.1.target", "95"],
  ["objectives.0.target", "99"],
];

describe("a form read through a schema", () => {
  it("becomes the same input as the JSON of the API", () => {
    expect(read(complete)).toEqual({
      unknown: [],
      input: {
        name: "Checkout",
        target: 99.9,
        limit: null,
        demo: true,
        slice: 5,
        scopes: ["read"],
        window: { type: "rolling", days: 28 },
        objectives: [{ target: 99 }, { target: 95 }],
      },
    });
    expect(schema.safeParse(read(complete).input).success).toBe(true);
  });

  it("leaves text that is no number for the schema to refuse", () => {
    const { input } = read([...complete.filter(([name]) => name !== "target"), ["target", "99,9"]]);
    const { error } = schema.safeParse(input);
    expect(formErrors(error?.issues ?? [], input)).toEqual([
      { path: "target", message: "This must be a number." },
    ]);
  });

  it("takes no list for a text, a number or a choice", () => {
    const twice: [string, string][] = [
      ["name", "Shop"],
      ["target", "95"],
      ["slice", "1"],
    ];
    const { input } = read([...complete, ...twice]);
    const { error } = schema.safeParse(input);
    expect(formErrors(error?.issues ?? [], input).map(({ path }) => path)).toEqual([
      "name",
      "target",
      "slice",
    ]);
  });

  it("says which fields are empty, too short, or one of nothing", () => {
    const { input } = read([
      ...complete.filter(([name]) => !["name", "scopes", "window.days"].includes(name)),
      ["name", "x"],
      ["window.days", ""],
    ]);
    const { error } = schema.safeParse(input);
    expect(formErrors(error?.issues ?? [], input)).toEqual([
      { path: "name", message: "Use at least 2 characters." },
      { path: "scopes", message: "Give at least 1." },
      { path: "window.days", message: "Fill this in." },
    ]);
  });

  it("names fields that the schema does not have, at any depth", () => {
    expect(
      read([
        ...complete,
        ["admin", "on"],
        ["window.unit", "week"],
        ["objectives.0.extra", "1"],
      ]).unknown.sort(),
    ).toEqual(["admin", "objectives.0.extra", "window.unit"]);
  });

  it("does not read an unticked box as true", () => {
    expect(
      read(complete.filter(([name, value]) => name !== "demo" || value === "false")).input,
    ).toMatchObject({ demo: false });
    expect(read(complete.filter(([name]) => name !== "demo")).input).toMatchObject({ demo: false });
  });
});

describe("dotted names", () => {
  it("never reach an object's prototype", () => {
    const { tree, unknown } = formTree([
      ["__proto__.admin", "on"],
      ["constructor.prototype.admin", "on"],
      ["a..b", "1"],
    ]);
    expect(tree).toEqual({});
    expect(unknown).toEqual(["__proto__.admin", "constructor.prototype.admin", "a..b"]);
    expect(Object.hasOwn(Object.prototype, "admin")).toBe(false);
  });

  it("that use a field both as text and as a group are refused", () => {
    expect(
      formTree([
        ["a", "1"],
        ["a.b", "2"],
      ]).unknown,
    ).toEqual(["a.b"]);
    expect(
      formTree([
        ["a.b", "2"],
        ["a", "1"],
      ]).unknown,
    ).toEqual(["a"]);
  });
});
