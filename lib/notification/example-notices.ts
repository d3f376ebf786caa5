import { MINUTE_MS } from "@/lib/time/duration";
import type { Cause } from "./cause";
import type { Notice, Subject } from "./notice";
import { noticeOf } from "./notice-of";

const AGE_MS = 6 * MINUTE_MS;

export type ExampleKind = "page" | "ticket" | "resolution";

const CAUSES: Record<ExampleKind, Cause> = {
  page: { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 },
  ticket: { kind: "alert", became: "fired" },
  resolution: { kind: "alert", became: "resolved" },
};

/** What is sent of an alert that is made up, in the words of real ones. */
export function exampleNotice(kind: ExampleKind, base: string, now: number): Notice {
  const over = kind === "resolution";
  const severity = kind === "ticket" ? "ticket" : "page";
  const subject: Subject = {
    kind: "alert",
    id: 1,
    title: "Example: checkout fails for some customers",
    severity,
    state: over ? "resolved" : "firing",
    startedAt: now - AGE_MS,
    resolvedAt: over ? now : null,
    acknowledgedBy: null,
    team: "Payments",
    service: "Checkout",
    slo: "Payments succeed",
    summary: "The budget burns 16.2× over 1 hour.",
    facts: null,
  };
  return noticeOf({
    cause: CAUSES[kind],
    severity,
    subject,
    handOver: null,
    timeZone: "UTC",
    now,
    base,
    acknowledge: over
      ? null
      : { url: `${base}/acknowledge/example`, post: `${base}/api/acknowledge/example` },
  });
}
