import { expect, test } from "vitest";
import type { ServicePaged } from "@/db/escalations/who-is-paged";
import { serviceOnCallAnswer } from "./escalation-answers";

const NOW = new Date("2026-11-02T12:00:00Z");

const paged = (repeat: number | "forever"): ServicePaged["paged"] => ({
  demo: false,
  policy: { slug: "pages", name: "Pages" },
  repeat,
  steps: [
    { kind: "level", level: 1, afterMinutes: 0, recipients: [] },
    { kind: "level", level: 2, afterMinutes: 5, recipients: [] },
    { kind: "nobody-answered", level: null, afterMinutes: 15, recipients: [] },
  ],
  warnings: [],
});

test.each([
  [0, "2026-11-02T12:15:00Z"],
  [1, "2026-11-02T12:30:00Z"],
  [9, "2026-11-02T14:30:00Z"],
  ["forever" as const, undefined],
])("levels that are repeated (%s) end without an answer at %s", (repeat, at) => {
  const service = { slug: "checkout" } as ServicePaged["service"];
  const { levels, nobodyAnswers } = serviceOnCallAnswer({ service, paged: paged(repeat) }, NOW);
  expect(levels.map((level) => level.at)).toEqual(["2026-11-02T12:00:00Z", "2026-11-02T12:05:00Z"]);
  expect(nobodyAnswers?.at).toBe(at);
});
