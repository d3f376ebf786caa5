import { describe, expect, it } from "vitest";
import { dayLabels, timeTicks, valueTicks } from "./axis-ticks";
import { formatDay, formatTime } from "./instant";

const DAY = 86_400_000;

describe("ticks on the time axis", () => {
  it("stand at the zone's midnight on both sides of a clock change", () => {
    const start = Date.UTC(2026, 9, 23, 5);
    const ticks = timeTicks(start, start + 5 * DAY, "Europe/Berlin", 6);
    expect(
      ticks.map((at) => `${formatDay(at, "Europe/Berlin")} ${formatTime(at, "Europe/Berlin")}`),
    ).toEqual(["24 Oct 00:00", "25 Oct 00:00", "26 Oct 00:00", "27 Oct 00:00", "28 Oct 00:00"]);
  });

  it("are Mondays over 28 days", () => {
    const ticks = timeTicks(Date.UTC(2026, 9, 26), Date.UTC(2026, 10, 23), "UTC", 5);
    expect(ticks.map((at) => formatDay(at, "UTC"))).toEqual([
      "26 Oct",
      "2 Nov",
      "9 Nov",
      "16 Nov",
      "23 Nov",
    ]);
  });

  it("are full hours of a zone that is off by 45 minutes", () => {
    const ticks = timeTicks(
      Date.UTC(2026, 9, 26, 1),
      Date.UTC(2026, 9, 26, 5),
      "Asia/Kathmandu",
      6,
    );
    expect(ticks.map((at) => formatTime(at, "Asia/Kathmandu"))).toEqual([
      "07:00",
      "08:00",
      "09:00",
      "10:00",
    ]);
  });
});

describe("the labels of days", () => {
  it("have the year on each tick of an axis over years", () => {
    const ticks = timeTicks(Date.UTC(2022, 0, 1), Date.UTC(2026, 11, 31), "UTC", 5);
    const labels = [...dayLabels(ticks, "UTC").values()];
    expect(labels.every((label) => /^\d+ \w{3} \d{4}$/.test(label))).toBe(true);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("have it where a year begins, and nowhere within one", () => {
    expect([
      ...dayLabels(
        [
          Date.UTC(2026, 11, 21),
          Date.UTC(2026, 11, 28),
          Date.UTC(2027, 0, 4),
          Date.UTC(2027, 0, 11),
        ],
        "UTC",
      ).values(),
    ]).toEqual(["21 Dec 2026", "28 Dec", "4 Jan 2027", "11 Jan"]);
    expect([...dayLabels([Date.UTC(2026, 10, 2), Date.UTC(2026, 10, 9)], "UTC").values()]).toEqual([
      "2 Nov",
      "9 Nov",
    ]);
  });

  it("go by the year of the zone", () => {
    expect([
      ...dayLabels(
        [Date.UTC(2026, 11, 30, 18, 15), Date.UTC(2026, 11, 31, 18, 15)],
        "Asia/Kathmandu",
      ).values(),
    ]).toEqual(["31 Dec 2026", "1 Jan 2027"]);
  });
});

describe("ticks on the value axis", () => {
  it.each([
    [0, 1, 4, [0, 0.25, 0.5, 0.75, 1]],
    [-2.4, 1, 5, [-3, -2, -1, 0, 1]],
    [0.9987, 1, 4, [0.9985, 0.999, 0.9995, 1]],
    [1, 1, 4, [1]],
  ])("from %f to %f in at most %i steps are round", (low, high, count, ticks) => {
    expect(valueTicks(low, high, count)).toEqual(ticks);
  });
});
