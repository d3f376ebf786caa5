import type { Severity } from "@/lib/alerting/policy";
import { MINUTE_MS } from "@/lib/time/duration";

/** Firing again so soon after it was resolved, an alert is the same one: it is flapping. */
export const REOPENS_WITHIN_MS = 10 * MINUTE_MS;

/**
 * Instants in epoch milliseconds. `worst` is the highest severity that it has had, `flaps` how often
 * it has opened again.
 */
export type AlertLife = {
  severity: Severity;
  worst: Severity;
  startedAt: number;
  lastSeenAt: number;
  flaps: number;
} & (
  | { state: "firing" }
  /** `acknowledgedSeverity`: how severe it was then. */
  | {
      state: "acknowledged";
      acknowledgedAt: number;
      acknowledgedBy: string;
      acknowledgedSeverity: Severity;
    }
  | { state: "resolved"; resolvedAt: number }
);

export type AlertEvent =
  | { kind: "seen"; severity: Severity }
  | { kind: "gone" }
  /** `again`: it is asked for although somebody has it. */
  | { kind: "acknowledged"; by: string; again: boolean };

/** What an event made of an alert; `raised` and `lowered` are changes of its severity. */
export type Transition = "fired" | "reopened" | "raised" | "lowered" | "acknowledged" | "resolved";

export type Lived = { alert: AlertLife | null; transition: Transition | null };

/**
 * What becomes of the alert of one key. `alert` is the latest one, null where there was none; null
 * in the answer means that there still is none. A new one begins where the last is resolved for
 * good.
 */
export function live(alert: AlertLife | null, event: AlertEvent, at: number): Lived {
  switch (event.kind) {
    case "seen":
      return seen(alert, event.severity, at);
    case "gone":
      return alert === null || alert.state === "resolved"
        ? { alert, transition: null }
        : { alert: { ...base(alert), state: "resolved", resolvedAt: at }, transition: "resolved" };
    case "acknowledged":
      return acknowledged(alert, event, at);
    default:
      throw new RangeError(`no event ${String(event satisfies never)}`);
  }
}

/** What is over stays over, and of two people the first has it, until they are asked again. */
function acknowledged(
  alert: AlertLife | null,
  { by, again }: Extract<AlertEvent, { kind: "acknowledged" }>,
  at: number,
): Lived {
  if (alert?.state !== "firing" && !(alert?.state === "acknowledged" && again))
    return { alert, transition: null };
  return {
    alert: {
      ...base(alert),
      state: "acknowledged",
      acknowledgedAt: at,
      acknowledgedBy: by,
      acknowledgedSeverity: alert.severity,
    },
    transition: "acknowledged",
  };
}

function seen(alert: AlertLife | null, severity: Severity, at: number): Lived {
  if (alert === null || (alert.state === "resolved" && at - alert.resolvedAt > REOPENS_WITHIN_MS))
    return {
      alert: {
        state: "firing",
        severity,
        worst: severity,
        startedAt: at,
        lastSeenAt: at,
        flaps: 0,
      },
      transition: "fired",
    };
  const worst = alert.worst === "page" ? "page" : severity;
  const known = { ...base(alert), severity, worst, lastSeenAt: at };
  if (alert.state === "resolved")
    return { alert: { ...known, state: "firing", flaps: alert.flaps + 1 }, transition: "reopened" };
  if (severity === alert.severity) return { alert: { ...alert, ...known }, transition: null };
  if (severity === "ticket") return { alert: { ...alert, ...known }, transition: "lowered" };
  // Whoever acknowledged a ticket has not acknowledged a page.
  return alert.state === "acknowledged" && alert.acknowledgedSeverity === "page"
    ? { alert: { ...alert, ...known }, transition: "raised" }
    : { alert: { ...known, state: "firing" }, transition: "raised" };
}

const base = ({ severity, worst, startedAt, lastSeenAt, flaps }: AlertLife) => ({
  severity,
  worst,
  startedAt,
  lastSeenAt,
  flaps,
});
