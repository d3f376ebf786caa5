import { expect, test } from "vitest";
import { formErrors } from "@/lib/form/form-errors";
import { overrideFormSchema, swapFormSchema } from "./override-form";

const FIELDS = {
  schedule: "payments",
  zone: "Europe/Berlin",
  start: "2026-03-29T02:30",
  end: "2026-03-29T04:00",
  person: "Ana@Example.org",
};

const errorsOf = (fields: object): string[] => {
  const { error } = overrideFormSchema.safeParse(fields);
  return error
    ? formErrors(error.issues, fields).map(({ path, message }) => `${path}: ${message}`)
    : [];
};

test("times of a form are those of the schedule's zone, also in the hour that the clocks leave out", () => {
  expect(overrideFormSchema.parse(FIELDS)).toEqual({
    schedule: "payments",
    override: {
      start: Date.UTC(2026, 2, 29, 1),
      end: Date.UTC(2026, 2, 29, 2),
      kind: "replace",
      person: "ana@example.org",
      reason: "",
    },
  });
});

test("a button names instants to the millisecond", () => {
  const { override } = overrideFormSchema.parse({
    ...FIELDS,
    start: "2026-03-29T00:30:00.123Z",
    end: "2026-03-29T01:30:00.456Z",
  });
  expect([override.start % 1000, override.end % 1000]).toEqual([123, 456]);
});

test.each<[object, string]>([
  [{ start: "soon" }, "start: Give a date and a time."],
  [{ end: "" }, "end: Give a date and a time."],
  [{ end: "2026-03-29T02:30" }, "end: It must end after it starts."],
  [
    { end: "2027-06-01T00:00" },
    "end: An override lasts at most a year. Edit the schedule instead.",
  ],
  [{ person: undefined }, "person: Say who is on call then."],
  [{ kind: "nobody" }, "person: With nobody on call there is no person. Leave this out."],
  [
    { kind: "add", replaces: "b@example.org" },
    "replaces: Only an override that replaces has this. Leave it out.",
  ],
  [{ replaces: "ana@example.org" }, "replaces: Choose someone other than who is on call then."],
  [{ zone: "Mars" }, "zone: This is not a time zone. Use an IANA name such as Europe/Berlin."],
])("%j is refused at its field with what to do", (more, error) => {
  expect(errorsOf({ ...FIELDS, ...more })).toEqual([error]);
});

test("a swap is of a stretch of time", () => {
  const at = "2026-03-29T02:00:00Z";
  const { error } = swapFormSchema.safeParse({
    schedule: "payments",
    start: at,
    end: at,
    to: "ben@example.org",
  });
  expect(error?.issues.map(({ path }) => path)).toEqual([["end"]]);
});
