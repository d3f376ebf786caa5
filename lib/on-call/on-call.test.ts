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

  test.each([
    [7, "2026-06-14T12:00Z", "2026-06-08T09:00Z", "2026-06-15T09:00Z"],
    [7, "2026-06-08T09:00Z", "2026-06-08T09:00Z", "2026-06-15T09:00Z"],
    [60, "2026-09-28T12:00Z", "2026-07-31T09:00Z", "2026-09-29T09:00Z"],
  ] as const)(
    "a shift of %i days has begun long before its end is near: %s",
    (every, now, since, until) => {
      const rota = schedule(
        [
          layer(
            { unit: "day", every, handoff: 540 },
            { people: ["ana", "ben"], startsAt: wall("2026-06-01T09:00") },
          ),
        ],
        { timeZone: "UTC" },
      );
      expect(onCallAt([{ effectiveFrom: 0, schedule: rota }], at(now)).onCall).toMatchObject([
        { since: at(since), until: at(until) },
      ]);
    },
  );

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
