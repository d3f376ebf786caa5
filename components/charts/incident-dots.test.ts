import { expect, it } from "vitest";
import { incidentDots } from "./incident-dots";
import { linkedDot } from "./linked-dot";

it("each incident stands at its duration's logarithm and leads to itself", () => {
  const { dots, level, axis } = incidentDots({
    summary: "",
    incidents: [{ number: 3, title: "Down", severity: "SEV1", at: 5, ms: 100_000 }],
    range: { start: 0, end: 10 },
    medianMs: 10_000,
    measure: "Time to resolve",
  });
  expect(dots.map(linkedDot)).toEqual([
    {
      at: 5,
      value: 5,
      glyph: "SEV1",
      title: "#3 Down",
      text: "1.6\u202fmin",
      href: "/incidents/3",
    },
  ]);
  expect(level.value).toBe(4);
  expect(axis.ticks.map(({ label }) => label)).toEqual(["1\u202fmin", "10\u202fmin"]);
});
