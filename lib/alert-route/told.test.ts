import { expect, test } from "vitest";
import type { PagedRecipient } from "@/lib/escalation/paged";
import { toldBySteps, toldWords } from "./told";

const person = (name: string, ...channels: ("email" | "ntfy")[]): PagedRecipient => ({
  kind: "person",
  email: `${name}@example.org`,
  name,
  contacts: channels.map((channel) => ({ channel, afterMinutes: 0 })),
});

test("says who is told when, by what, and skips levels that reach nobody", () => {
  const told = toldBySteps([
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
  ]);
  expect(toldWords(told)?.replaceAll(/\s/g, " ")).toBe(
    "at once Ana (Email); after 1.5 hours Ben (no working contact method) and Ops",
  );
  expect(toldWords([])).toBeNull();
});
