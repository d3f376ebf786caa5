import fc from "fast-check";
import { expect, test } from "vitest";
import type { EscalationPolicy } from "@/lib/escalation/policy";
import {
  resume,
  start,
  step,
  type Effect,
  type Escalation,
  type Rules,
} from "@/lib/escalation/walk";
import { runs } from "@/lib/testing/runs";
import { MINUTE_MS } from "@/lib/time/duration";
import { escalationChanges } from "./escalation-change";
import type { HistoryTransition } from "./history-words";
import { live, type AlertEvent, type AlertLife } from "./lifecycle";

const T0 = Date.parse("2026-06-01T02:00Z");
const RE_NOTIFY_MS = 60 * MINUTE_MS;
const policy: EscalationPolicy = {
  levels: [
    { targets: [{ kind: "person", person: "ana" }], timeoutMinutes: 5 },
    { targets: [{ kind: "person", person: "ben" }], timeoutMinutes: 10 },
  ],
  repeat: 0,
  whenNobodyAnswers: [],
  reNotifyAfterMinutes: 60,
};
const rules: Rules = {
  policy,
  resolve: (target) => (target.kind === "person" ? [target] : []),
  pagedFor: ["page"],
};

type Happening =
  | { kind: "seen"; severity: "page" | "ticket" }
  | { kind: "gone" }
  | { kind: "acknowledged" }
  | { kind: "muted" }
  | { kind: "unmuted" };

/** One alert with its escalation, as what happens to them is stored. */
class Chain {
  life: AlertLife | null = null;
  muted = false;
  escalation: Escalation = { state: "done" };
  told: readonly Effect[] = [];

  happen(happening: Happening, at: number): void {
    this.told = [];
    const { kind } = happening;
    if (kind === "muted" || kind === "unmuted") {
      if (!this.isOpen || this.muted === (kind === "muted")) return;
      this.muted = kind === "muted";
      this.follow(kind, at);
      return;
    }
    const event: AlertEvent =
      kind === "acknowledged" ? { kind, by: "ana", again: this.isUnanswered } : happening;
    const { alert, transition } = live(this.life, event, at);
    if (transition === "fired" || transition === "reopened") this.muted = false;
    this.life = alert;
    if (transition) this.follow(transition, at);
  }

  /** What falls due by then, each at its time. */
  goOnTo(end: number, look: (at: number) => void): void {
    this.told = [];
    while ("nextAt" in this.escalation && this.escalation.nextAt <= end) {
      const at = this.escalation.nextAt;
      this.take(step(this.escalation, { kind: "due" }, at, rules));
      look(at);
    }
  }

  get isOpen(): boolean {
    return this.life !== null && this.life.state !== "resolved";
  }

  get isUnanswered(): boolean {
    const { state } = this.escalation;
    return state === "acknowledged" ? this.escalation.asked : state !== "done";
  }

  private follow(transition: HistoryTransition, at: number): void {
    if (!this.life) throw new Error("nothing became of no alert");
    const { muted } = this;
    for (const change of escalationChanges({ ...this.life, muted, transition }))
      switch (change) {
        case "begin":
          if (this.life.severity === "page" && this.escalation.state !== "running")
            this.take(start(at, rules));
          break;
        case "resume":
          if (this.escalation.state === "done") this.take(resume("ana", at, policy));
          break;
        case "acknowledge":
          this.take(step(this.escalation, { kind: "acknowledged", by: "ana" }, at, rules));
          break;
        case "end":
          this.take(step(this.escalation, { kind: "resolved" }, at, rules));
          break;
        default:
          throw new RangeError(`no change ${String(change satisfies never)}`);
      }
  }

  private take({ escalation, effects }: ReturnType<typeof start>): void {
    this.escalation = escalation;
    this.told = effects.filter(({ kind }) => kind !== "canceled");
  }
}

const happenings = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.constantFrom<Happening>(
      { kind: "seen", severity: "page" },
      { kind: "seen", severity: "page" },
      { kind: "seen", severity: "ticket" },
      { kind: "gone" },
      { kind: "acknowledged" },
      { kind: "acknowledged" },
      { kind: "muted" },
      { kind: "unmuted" },
    ),
  ),
  { maxLength: 40 },
);

/** Lets everything happen in turn, and looks after each thing. */
function play(
  steps: readonly (readonly [number, Happening])[],
  look: (chain: Chain, at: number, happening: Happening | null) => void,
): void {
  const chain = new Chain();
  let at = T0;
  for (const [minutes, happening] of steps) {
    at += minutes * MINUTE_MS;
    chain.goOnTo(at, (when) => look(chain, when, null));
    chain.happen(happening, at);
    look(chain, at, happening);
  }
}

test("whatever happens in whatever order, a page that nobody has is told on or muted", () => {
  fc.assert(
    fc.property(happenings, (steps) => {
      play(steps, ({ life, muted, escalation }) => {
        if (life?.state === "firing" && life.severity === "page" && !muted)
          expect(["running", "exhausted"]).toContain(escalation.state);
        if (!life || life.state === "resolved" || muted) expect(escalation.state).toBe("done");
      });
    }),
    { numRuns: runs(300) },
  );
});

test("whatever is repeated, what somebody has tells nobody before it is to be asked for again", () => {
  fc.assert(
    fc.property(happenings, (steps) => {
      let since: number | null = null;
      play(steps, ({ life, told }, at, happening) => {
        const silent = since !== null && at - since < RE_NOTIFY_MS;
        if (life?.state !== "acknowledged") since = null;
        else {
          if (silent) expect(told).toEqual([]);
          // Asked again, they are silent from their next answer on.
          since = told.length > 0 ? null : since;
          if (happening?.kind === "acknowledged" && life.acknowledgedAt === at) since = at;
        }
      });
    }),
    { numRuns: runs(300) },
  );
});

test("a page that somebody has is brought back to them once its time has come", () => {
  fc.assert(
    fc.property(happenings, (steps) => {
      play(steps, ({ life, muted, escalation }) => {
        if (life?.state !== "acknowledged" || life.severity !== "page" || muted) return;
        expect("nextAt" in escalation).toBe(true);
      });
    }),
    { numRuns: runs(300) },
  );
});
