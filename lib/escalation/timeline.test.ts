import { expect, test } from "vitest";
import type { EscalationPolicy, Target } from "./policy";
import { timelineOf } from "./timeline";

const ana: Target = { kind: "person", person: "ana@x.org" };
const policy: EscalationPolicy = {
  levels: [
    { targets: [ana], timeoutMinutes: 5 },
    { targets: [{ kind: "schedule", schedule: "gap" }], timeoutMinutes: 30 },
    { targets: [{ kind: "channel", channel: "ops" }], timeoutMinutes: 10 },
  ],
  repeat: "forever",
  whenNobodyAnswers: [],
  reNotifyAfterMinutes: 60,
};

test("a policy that repeats for ever is foreseen for one round, with the level that is skipped", () => {
  const resolve = (target: Target) =>
    target.kind === "person" || target.kind === "channel" ? [target] : [];
  const timeline = timelineOf({ policy, resolve, pagedFor: ["page"] }, 1_000_000);
  expect(timeline.map(({ afterMinutes, effect }) => [afterMinutes, effect.kind])).toEqual([
    [0, "notify"],
    [5, "skipped"],
    [5, "notify"],
    [15, "nobody-answered"],
  ]);
  expect(timeline[2]?.effect).toMatchObject({
    level: 2,
    recipients: [ana, { kind: "channel", channel: "ops" }],
  });
});
