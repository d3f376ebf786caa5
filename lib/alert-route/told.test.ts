import { expect, test } from "vitest";
import type { Paged, PagedRecipient } from "@/lib/escalation/paged";
import { toldBySteps, toldWords } from "./told";

const person = (name: string, ...channels: ("email" | "ntfy")[]): PagedRecipient => ({
  kind: "person",
  email: `${name}@example.org`,
  name,
  contacts: channels.map((channel) => ({ channel, afterMinutes: 0 })),
});

const foreseen = (repeat: Paged["repeat"]) => {
  const steps: Paged["steps"] = [
    { kind: "level", level: 1, afterMinutes: 0, recipients: [person("Ana", "email", "email")] },
    { kind: "skipped", level: 2, afterMinutes: 5, recipients: [] },
    {
      kind: "nobody-answered",
      level: null,
      afterMinutes: 90,
      recipients: [
        person("Ben"),
        { kind: "channel", channel: "ops", name: "Ops", takes: "webhook" },
      ],
    },
  ];
  return toldBySteps({ steps, repeat });
};

test("says who is told when, by what, and skips levels that reach nobody", () => {
  expect(toldWords(foreseen(0))?.replaceAll(/\s/g, " ")).toBe(
    "at once Ana (Email); after 1.5 hours Ben (no working contact method) and Ops",
  );
  expect(toldWords([])).toBeNull();
});

test.each([
  [0, [0, 90]],
  [2, [0, 270]],
  ["forever" as const, [0]],
])("levels that are repeated (%s) put the loud end off to minutes %j", (repeat, minutes) => {
  expect(foreseen(repeat).map(({ afterMinutes }) => afterMinutes)).toEqual(minutes);
});
