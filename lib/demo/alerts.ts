import type { AlertEvaluation, RuleEvaluation } from "@/lib/alerting/evaluate";
import type { Severity } from "@/lib/alerting/policy";
import { evaluatorOf } from "@/lib/alerting/rehearsal";
import {
  live,
  REOPENS_WITHIN_MS,
  type AlertEvent,
  type AlertLife,
  type Transition,
} from "@/lib/alert/lifecycle";
import { sliceMs } from "@/lib/measurement/slices";
import { alertPolicyOf, ruleSettingOf } from "@/lib/slo/alert-policy";
import { MINUTE_MS } from "@/lib/time/duration";
import { DEMO_INCIDENTS } from "./incident-plans";
import { demoPolicyOf } from "./on-call-plans";
import { demoOutages, type DemoOutage } from "./outage-schedule";
import { demoDefinition, demoSeries, demoStart } from "./series";
import { DEMO_SLOS, demoSloKey, type DemoSlo } from "./slo-catalog";

/** A transition with the rules as they were judged then; `by` is who acknowledged. */
type DemoAlertEvent = {
  at: number;
  transition: Transition;
  state: AlertLife["state"];
  severity: Severity;
  rules: readonly RuleEvaluation[];
  by: string | null;
};

/** An alert of an SLO's first objective, in epoch milliseconds; `outage` is what had caused it. */
export type DemoAlert = {
  slo: DemoSlo;
  outage: string;
  life: AlertLife;
  events: DemoAlertEvent[];
};

const DAYS_BACK = 31;
const MINUTES_PER_DAY = 1440;
/** As far as the longest window of a rule reaches back. */
const BEFORE = 3 * MINUTES_PER_DAY;
/** Long windows go on burning after an outage. */
const AFTER = 13 * 60;
/** How soon after an alert somebody has it, in minutes. */
const ANSWERED_AFTER: Record<Severity, number> = { page: 2, ticket: 30 };

/**
 * The alerts of a demo filled at `anchor` (epoch minute) in its last month, the oldest first: each
 * at the minutes at which its SLO's rules fire and stop.
 */
export function demoAlerts(anchor: number): DemoAlert[] {
  const outages = demoOutages(anchor, anchor - DAYS_BACK * MINUTES_PER_DAY, anchor + 1);
  return DEMO_SLOS.flatMap((slo) => alertsOf(slo, outages, anchor)).sort(
    (a, b) => a.life.startedAt - b.life.startedAt,
  );
}

function alertsOf(slo: DemoSlo, outages: readonly DemoOutage[], anchor: number): DemoAlert[] {
  const hitting = outages.filter(({ plan }) =>
    plan.effects.some((effect) => effect.slo === demoSloKey(slo)),
  );
  const alerts: DemoAlert[] = [];
  for (const stretch of stretchesOf(hitting, anchor)) {
    const { step, evaluate } = evaluationOf(slo, anchor, stretch);
    let walk = new AlertWalk(slo, hitting);
    for (let at = stretch.start * MINUTE_MS; at <= stretch.end * MINUTE_MS; at += step) {
      if (walk.isOver(at)) {
        alerts.push(...walk.found());
        walk = new AlertWalk(slo, hitting);
      }
      walk.goTo(at, evaluate(at));
    }
    alerts.push(...walk.found());
  }
  return alerts;
}

type Stretch = { start: number; end: number };

/** In which an alert may fire, in epoch minutes; those that touch are one. */
function stretchesOf(outages: readonly DemoOutage[], anchor: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { start, end } of outages) {
    const last = stretches.at(-1);
    const until = Math.min(end + AFTER, anchor);
    if (last && start <= last.end) last.end = Math.max(last.end, until);
    else stretches.push({ start, end: until });
  }
  return stretches;
}

function evaluationOf(
  slo: DemoSlo,
  anchor: number,
  { start, end }: Stretch,
): { step: number; evaluate: (at: number) => AlertEvaluation | null } {
  const { alerting, objectives } = demoDefinition(slo);
  const [objective] = objectives;
  if (!objective) throw new RangeError("a demo SLO has no objective");
  const { evaluate } = evaluatorOf({
    objective,
    policy: alertPolicyOf(alerting, objective),
    periodMs: ruleSettingOf(objective).periodMs,
    minutes: demoSeries(slo, anchor, start - BEFORE, end),
    firstMinute: demoStart(anchor),
    start: start * MINUTE_MS,
    end: end * MINUTE_MS,
  });
  return { step: sliceMs(objective.budgeting), evaluate };
}

/** What becomes of one alert from minute to minute. */
class AlertWalk {
  private life: AlertLife | null = null;
  private outage: DemoOutage | null = null;
  private answeredAt = Infinity;
  private readonly events: DemoAlertEvent[] = [];
  private readonly reNotifyAfterMs: number;

  constructor(
    private readonly slo: DemoSlo,
    private readonly outages: readonly DemoOutage[],
  ) {
    this.reNotifyAfterMs = demoPolicyOf(slo.service).definition.reNotifyAfterMinutes * MINUTE_MS;
  }

  /** Whether what fires next is another alert. */
  isOver(at: number): boolean {
    return this.life?.state === "resolved" && at - this.life.resolvedAt > REOPENS_WITHIN_MS;
  }

  goTo(at: number, evaluation: AlertEvaluation | null): void {
    const severity = evaluation?.alert.severity ?? null;
    const rules = evaluation?.rules ?? [];
    this.happen(severity ? { kind: "seen", severity } : { kind: "gone" }, at, rules);
    if (at >= this.answeredAt)
      this.happen({ kind: "acknowledged", by: this.answersBy(at), again: true }, at, rules);
  }

  found(): DemoAlert[] {
    if (!this.life || !this.outage) return [];
    const { slo, life, events } = this;
    return [{ slo, outage: this.outage.plan.key, life, events }];
  }

  private happen(event: AlertEvent, at: number, rules: readonly RuleEvaluation[]): void {
    const { alert, transition } = live(this.life, event, at);
    this.life = alert;
    if (!alert || !transition) return;
    const by = event.kind === "acknowledged" ? event.by : null;
    const { state, severity } = alert;
    this.events.push({ at, transition, state, severity, rules, by });
    if (transition === "fired")
      this.outage = this.outages.findLast(({ start }) => start * MINUTE_MS <= at) ?? null;
    this.answeredAt = this.answerAt(at, alert, transition);
  }

  /** When somebody acknowledges next, for the first time or because they are asked again. */
  private answerAt(at: number, { state, severity }: AlertLife, transition: Transition): number {
    const answeredAt = at + ANSWERED_AFTER[severity] * MINUTE_MS;
    switch (state) {
      case "firing":
        return transition === "lowered" ? this.answeredAt : this.notBeforeIncident(answeredAt);
      case "acknowledged":
        return severity === "page" ? answeredAt + this.reNotifyAfterMs : Infinity;
      case "resolved":
        return Infinity;
      default:
        throw new RangeError(`no state ${String(state satisfies never)}`);
    }
  }

  /** Whoever is woken by one answers both. */
  private notBeforeIncident(at: number): number {
    const acknowledged = this.planned()?.acknowledged ?? 0;
    return Math.max(at, ((this.outage?.start ?? 0) + acknowledged) * MINUTE_MS);
  }

  private answersBy(at: number): string {
    const plan = this.planned();
    if (!plan) throw new Error(`nobody answers for ${demoSloKey(this.slo)} at ${String(at)}`);
    return at <= ((this.outage?.start ?? 0) + plan.identified) * MINUTE_MS
      ? plan.commander
      : plan.operations;
  }

  private planned() {
    return DEMO_INCIDENTS.find(({ outage }) => outage === this.outage?.plan.key);
  }
}
