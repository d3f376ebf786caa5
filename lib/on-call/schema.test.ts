import { describe, expect, test } from "vitest";
import { formInput } from "@/lib/form/form-input";
import { formTree } from "@/lib/form/form-tree";
import { fieldErrorsOf } from "@/lib/form/field-errors";
import { scheduleBodyOf } from "./body-of";
import { scheduleFormSchema } from "./form";
import { scheduleInputSchema } from "./schema";

const LAYER = {
  name: "Primary",
  people: ["Ana@Example.org", "ben@example.org"],
  rotation: { unit: "week", every: 1, handoff: "09:00", weekday: "mon" },
  startsAt: "2026-03-02T09:00",
};
const BODY = {
  name: "Payments",
  team: "payments",
  timeZone: "Europe/Berlin",
  layers: [LAYER],
};

const errorsOf = (body: unknown): string[] => {
  const { error } = scheduleInputSchema.safeParse(body);
  return error ? fieldErrorsOf(error, body).map(({ path, message }) => `${path}: ${message}`) : [];
};
const withLayer = (layer: object) => ({ ...BODY, layers: [{ ...LAYER, ...layer }] });

describe("a schedule as it is sent", () => {
  test("reads times as minutes and wall time, addresses in lower case, and fills in the rest", () => {
    expect(scheduleInputSchema.parse(BODY).layers).toEqual([
      {
        name: "Primary",
        people: ["ana@example.org", "ben@example.org"],
        rotation: { unit: "week", every: 1, handoff: 540, weekday: "mon" },
        startsAt: Date.UTC(2026, 2, 2, 9),
        endsAt: null,
        perTurn: 1,
        restrictions: [],
      },
    ]);
  });

  test.each([
    { endsAt: "2026-04-01T00:00", perTurn: 2 },
    { rotation: { unit: "month", every: 2, handoff: "00:05", day: 31 } },
    { restrictions: [{ days: ["sat", "sun"], from: "08:00", to: "08:00" }], people: [] },
  ])("is written back as what reads as the same: %j", (layer) => {
    const input = scheduleInputSchema.parse(withLayer(layer));
    expect(scheduleInputSchema.parse(scheduleBodyOf(input))).toEqual(input);
  });

  test.each<[object, string]>([
    [{ people: ["ana"] }, "layers[0].people[0]: This is not an email address."],
    [
      { rotation: { ...LAYER.rotation, handoff: "24:00" } },
      "layers[0].rotation.handoff: Give a time of day such as 09:00, from 00:00 to 23:59.",
    ],
    [
      { rotation: { unit: "day", handoff: "09:00", weekday: "mon" } },
      "layers[0].rotation.weekday: Only a rotation by weeks has a weekday. Leave it out.",
    ],
    [
      { rotation: { unit: "week", handoff: "09:00", day: 3 } },
      "layers[0].rotation.day: Only a rotation by months has a day. Leave it out.",
    ],
    [{ startsAt: "2026-02-30T09:00" }, "layers[0].startsAt: There is no such day or time."],
    [
      { startsAt: "2026-03-02T09:00Z" },
      "layers[0].startsAt: Give a local date and time without a zone, such as 2026-03-06T09:00.",
    ],
    [{ endsAt: "2026-03-02T09:00" }, "layers[0].endsAt: The layer must end after it starts."],
    [
      { restrictions: [{ days: [], from: "09:00", to: "17:00" }] },
      "layers[0].restrictions[0].days: Choose at least one day.",
    ],
  ])("is refused at its field with what to do: %j", (layer, error) => {
    expect(errorsOf(withLayer(layer))).toEqual([error]);
  });

  test("needs a zone that there is", () => {
    expect(errorsOf({ ...BODY, timeZone: "Europe/Bern" })).toEqual([
      "timeZone: This is not a time zone. Use an IANA name such as Europe/Berlin.",
    ]);
  });
});

describe("a schedule from its form", () => {
  const ALWAYS: [string, string][] = [
    ["slug", "payments"],
    ["version", "3"],
    ["name", "Payments"],
    ["team", "payments"],
    ["timeZone", "UTC"],
  ];
  const layer = (index: number, unit: string): [string, string][] => [
    [`layers.${index}.name`, "Primary"],
    [`layers.${index}.people`, ""],
    [`layers.${index}.people`, "ana@example.org"],
    [`layers.${index}.rotation.unit`, unit],
    [`layers.${index}.rotation.every`, "2"],
    [`layers.${index}.rotation.handoff`, "09:00"],
    [`layers.${index}.rotation.weekday`, "fri"],
    [`layers.${index}.rotation.day`, "5"],
    [`layers.${index}.startsAt`, "2026-03-02T09:00"],
    [`layers.${index}.endsAt`, ""],
    [`layers.${index}.perTurn`, "1"],
    [`layers.${index}.restrictions.0.from`, "09:00"],
    [`layers.${index}.restrictions.0.to`, "17:00"],
  ];
  const read = (fields: [string, string][]) => {
    const { input, unknown } = formInput(scheduleFormSchema, formTree(fields).tree);
    expect(unknown).toEqual([]);
    return scheduleFormSchema.parse(input);
  };

  test("passes over the choices that were not taken, and hours of duty without a day", () => {
    const { version, layers } = read([...ALWAYS, ...layer(0, "week"), ...layer(1, "day")]);
    expect(version).toBe(3);
    expect(layers.map(({ rotation }) => rotation)).toEqual([
      { unit: "week", every: 2, handoff: 540, weekday: "fri" },
      { unit: "day", every: 2, handoff: 540 },
    ]);
    expect(layers.map(({ people, restrictions }) => ({ people, restrictions }))).toEqual(
      Array.from({ length: 2 }, () => ({ people: ["ana@example.org"], restrictions: [] })),
    );
  });

  test("passes over the layer that nobody filled in", () => {
    const blank = layer(1, "day").filter(([name]) => !/\.(name|people)$/.test(name));
    const { layers } = read([
      ...ALWAYS,
      ...layer(0, "month"),
      ...blank,
      ["layers.1.name", ""],
      ["layers.1.people", ""],
    ]);
    expect(layers).toHaveLength(1);
    expect(layers[0]?.rotation).toEqual({ unit: "month", every: 2, handoff: 540, day: 5 });
  });

  test("keeps days of duty that were ticked", () => {
    const ticked: [string, string][] = [
      ["layers.0.restrictions.0.days", "mon"],
      ["layers.0.restrictions.0.days", "tue"],
    ];
    const { layers } = read([...ALWAYS, ...layer(0, "day"), ...ticked]);
    expect(layers[0]?.restrictions).toEqual([{ days: ["mon", "tue"], from: 540, to: 1020 }]);
  });
});
