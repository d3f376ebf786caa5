import { escalationChanges } from "@/lib/alert/escalation-change";
import type { EscalationStep } from "@/lib/escalation/step";
import {
  start,
  step,
  type Effect,
  type Escalation,
  type EscalationEvent,
  type Rules,
} from "@/lib/escalation/walk";
import { onCallAt, type Version } from "@/lib/on-call/on-call";
import { MINUTE_MS } from "@/lib/time/duration";
import type { DemoAlert } from "./alerts";
import { demoPolicyOf, demoRotaStart, demoSchedules } from "./on-call-plans";
import { demoEmail } from "./people";

/** How far an escalation of a demo alert came, and what it did when, in epoch milliseconds. */
export type DemoEscalation = {
  policy: string;
  startedAt: number;
  state: Escalation;
  acknowledgedBy: string | null;
  steps: { at: number; step: EscalationStep }[];
};

/** The escalations of an alert of a demo filled at `anchor` (epoch minute), in order. */
export function demoEscalations({ slo, events }: DemoAlert, anchor: number): DemoEscalation[] {
  const policy = demoPolicyOf(slo.service);
  const resolve = resolverOf(anchor);
  const rules: Rules = { policy: policy.definition, resolve, pagedFor: ["page"] };
  const escalations: Walked[] = [];
  for (const event of events) {
    const current = escalations.at(-1);
    current?.goOnTo(event.at);
    for (const change of escalationChanges({ ...event, muted: false })) {
      if (change === "begin" && event.severity === "page" && !current?.isRunning)
        escalations.push(new Walked(policy.slug, event.at, rules));
      if (change === "acknowledge" && event.by !== null)
        current?.happen({ kind: "acknowledged", by: demoEmail(event.by) }, event.at);
      if (change === "end") current?.happen({ kind: "resolved" }, event.at);
    }
  }
  escalations.at(-1)?.goOnTo(anchor * MINUTE_MS);
  return escalations.map((walked) => walked.told());
}

/** One escalation, walked from event to event. */
class Walked {
  private readonly steps: DemoEscalation["steps"] = [];
  private acknowledgedBy: string | null = null;
  private state: Escalation;

  constructor(
    private readonly policy: string,
    private readonly startedAt: number,
    private readonly rules: Rules,
  ) {
    const begun = start(startedAt, rules);
    this.state = begun.escalation;
    this.keep(begun.effects, startedAt);
  }

  get isRunning(): boolean {
    return this.state.state === "running";
  }

  /** Everything that falls due before an instant, each at its time. */
  goOnTo(end: number): void {
    while ("nextAt" in this.state && this.state.nextAt < end)
      this.happen({ kind: "due" }, this.state.nextAt);
  }

  happen(event: EscalationEvent, at: number): void {
    if (this.state.state === "done") return;
    const next = step(this.state, event, at, this.rules);
    this.state = next.escalation;
    this.keep(next.effects, at);
    if (event.kind === "acknowledged") {
      this.acknowledgedBy = event.by;
      this.steps.push({ at, step: { kind: "acknowledged", by: event.by } });
    }
    if (event.kind === "resolved") this.steps.push({ at, step: { kind: "ended" } });
  }

  told(): DemoEscalation {
    const { policy, startedAt, state, acknowledgedBy, steps } = this;
    return { policy, startedAt, state, acknowledgedBy, steps };
  }

  private keep(effects: readonly Effect[], at: number): void {
    for (const effect of effects)
      if (effect.kind !== "canceled") this.steps.push({ at, step: { ...effect, unreached: [] } });
  }
}

function resolverOf(anchor: number): Rules["resolve"] {
  const versions = new Map<string, Version[]>(
    demoSchedules(anchor).map(({ slug, timeZone, layers }) => [
      slug,
      [{ effectiveFrom: demoRotaStart(anchor), schedule: { timeZone, layers, overrides: [] } }],
    ]),
  );
  return (target, at) => {
    if (target.kind === "person") return [{ kind: "person", person: target.person }];
    if (target.kind !== "schedule") return [];
    const { onCall } = onCallAt(versions.get(target.schedule) ?? [], at);
    return onCall.map(({ person }) => ({ kind: "person" as const, person }));
  };
}
