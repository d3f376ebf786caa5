import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { timeLabels } from "./time-labels";

/** Of a digit of the axes' typeface at their size, in pixels. */
const DIGIT_PX = 6.7;
const LEFT_PX = 72;
const RIGHT_PX = 24;
const START = Date.UTC(2026, 9, 24, 3, 17);

it.each(["UTC", "Asia/Kathmandu", "America/New_York"])(
  "labels of the time axis never run into each other, in %s",
  (timeZone) => {
    for (const length of [0.5, 6, 24, 47, 49, 170, 720, 2200, 8800].map((h) => h * HOUR_MS))
      for (let width = 240; width <= 1600; width += 53) {
        const range = { start: START, end: START + length };
        const boxes = [...timeLabels(range, timeZone, width)].map(([at, label]) => {
          const x = ((width - LEFT_PX - RIGHT_PX) * (at - START)) / length;
          const half = (label.length * DIGIT_PX) / 2;
          return { left: x - half, right: x + half };
        });
        for (const [index, box] of boxes.entries())
          expect(
            box.left,
            `label ${index} of ${length / HOUR_MS} h on ${width} px`,
          ).toBeGreaterThan(boxes[index - 1]?.right ?? -Infinity);
      }
  },
);

it("puts more than one label under a month or a quarter on a phone", () => {
  for (const days of [28, 30, 90])
    for (let hours = 0; hours < 24 * 30; hours += 7) {
      const start = START + hours * HOUR_MS;
      const labels = timeLabels({ start, end: start + days * DAY_MS }, "UTC", 318);
      expect(labels.size, `${days} days`).toBeGreaterThan(1);
    }
});

it("tells clock times up to two days, days beyond", () => {
  const labels = (days: number) => [
    ...timeLabels({ start: START, end: START + days * DAY_MS }, "UTC", 600).values(),
  ];
  expect(labels(1)[0]).toBe("06:00");
  expect(labels(28)[0]).toBe("26 Oct");
});
