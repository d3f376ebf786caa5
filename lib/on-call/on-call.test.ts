import { describe, expect, test } from "vitest";
import { at, layer, schedule, wall } from "@/lib/testing/schedules";
import { onCallAt } from "./on-call";

describe("now, next and before", () => {
  const daily = (people: string[]) =>
    schedule(
      [
        layer(
          { unit: "day", every: 1, handoff: 540 },
          { people, startsAt: wall("2026-06-01T09:00") },
        ),
      ],
      {
        timeZone: "UTC",
      },
    );

  test("the answer says since and until when, and who is next", () => {
    expect(
      onCallAt([{ effectiveFrom: 0, schedule: daily(["ana", "ben"]) }], at("2026-06-02T12:00Z")),
    ).toMatchObject({
      onCall: [{ person: "ben", since: at("2026-06-02T09:00Z"), until: at("2026-06-03T09:00Z") }],
      next: { at: at("2026-06-03T09:00Z"), onCall: [{ person: "ana" }] },
    });
  });

  test("a handoff to oneself is none", () => {
    const { onCall, next } = onCallAt(
      [{ effectiveFrom: 0, schedule: daily(["ana"]) }],
      at("2026-06-02T12:00Z"),
    );
    expect(onCall).toMatchObject([{ person: "ana", since: at("2026-06-01T09:00Z"), until: null }]);
    expect(next).toBeNull();
  });

  test("an edit never changes who was on call", () => {
    const versions = [
      { effectiveFrom: at("2026-06-01T00:00Z"), schedule: daily(["ana", "ben"]) },
      { effectiveFrom: at("2026-06-04T12:00Z"), schedule: daily(["dee"]) },
    ];
    const person = (time: string) => onCallAt(versions, at(time)).onCall[0]?.person;
    expect(["2026-05-31T12:00Z", "2026-06-04T11:59Z", "2026-06-04T12:00Z"].map(person)).toEqual([
      undefined,
      "ben",
      "dee",
    ]);
  });
});
