import { MINUTE_MS } from "@/lib/time/duration";
import { start, step, type Effect, type Rules } from "./walk";

/** What would happen so many minutes after a page that nobody answers. */
export type Foreseen = {
  afterMinutes: number;
  effect: Extract<Effect, { kind: "notify" | "skipped" | "nobody-answered" | "no-policy" }>;
};

/**
 * The first round of a policy, for whomever its targets stand for at `at` (epoch milliseconds), and
 * the loud end. Rounds that repeat it are left out.
 */
export function timelineOf({ policy, resolve, ...how }: Rules, at: number): Foreseen[] {
  const rules: Rules = {
    ...how,
    policy: { ...policy, repeat: 0 },
    resolve: (target) => resolve(target, at),
  };
  let { escalation, effects } = start(at, rules);
  const foreseen = wordless(effects, 0);
  while (escalation.state === "running") {
    const { nextAt } = escalation;
    ({ escalation, effects } = step(escalation, { kind: "due" }, nextAt, rules));
    foreseen.push(...wordless(effects, (nextAt - at) / MINUTE_MS));
  }
  return foreseen;
}

const wordless = (effects: readonly Effect[], afterMinutes: number): Foreseen[] =>
  effects.flatMap((effect) =>
    effect.kind === "canceled" || effect.kind === "asked-again" ? [] : [{ afterMinutes, effect }],
  );
