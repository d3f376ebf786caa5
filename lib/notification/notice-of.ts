import { formatDurationWords } from "@/lib/formats/duration";
import { formatInstant } from "@/lib/formats/instant";
import { listed } from "@/lib/formats/listed";
import { isOpen, STATUS_WORDS } from "@/lib/incident/status";
import type { Severity } from "@/lib/alerting/policy";
import { burningSentence } from "./burning-sentence";
import type { Cause } from "./cause";
import { handOverWords, type HandOver } from "./hand-over-words";
import type { Notice, Subject, Words } from "./notice";
import { scheduleWords } from "./schedule-words";

type Told = {
  cause: Cause;
  severity: Severity;
  subject: Subject;
  handOver: HandOver | null;
  timeZone: string;
  now: number;
  /** Where this installation is reached, without a slash at its end. */
  base: string;
  acknowledge: { url: string; post: string } | null;
};

/** Says in plain words why somebody is told. */
export function noticeOf(told: Told): Notice {
  const { severity, subject, acknowledge, now } = told;
  return {
    event: eventName(told),
    severity,
    ...wordsOf(told),
    more: [],
    url: urlOf(told),
    acknowledgeUrl: acknowledge?.url ?? null,
    acknowledgePost: acknowledge?.post ?? null,
    thread: threadOf(subject),
    at: now,
  };
}

function wordsOf(told: Told): Words {
  const words = subjectWords(told);
  return told.handOver ? handOverWords(told.handOver, words, told.severity) : words;
}

function subjectWords(told: Told): Words {
  switch (told.subject.kind) {
    case "alert":
      return alertWords(told, told.subject);
    case "incident":
      return incidentWords(told, told.subject);
    case "schedule":
      return scheduleWords(told.cause, told.subject.name, told.timeZone);
    case "none":
      return noneWords(told);
    default:
      return told.subject satisfies never;
  }
}

function alertWords(told: Told, alert: Extract<Subject, { kind: "alert" }>): Words {
  const over = alert.state === "resolved";
  const where = [alert.service, alert.slo].filter((name) => name !== null).join(" · ");
  return {
    tone: over ? "over" : told.severity,
    title: over ? `Resolved: ${alert.title}` : alert.title,
    lead: over
      ? `It is over after ${formatDurationWords((alert.resolvedAt ?? told.now) - alert.startedAt)}.`
      : [reason(told.cause), burningSentence(alert.facts, alert.summary)].filter(Boolean).join(" "),
    facts: [
      ...(where === "" ? [] : [{ label: "Service", value: where }]),
      { label: "Team", value: alert.team },
      { label: "Since", value: sinceWords(alert.startedAt, told) },
      ...(alert.acknowledgedBy === null
        ? []
        : [{ label: "Acknowledged by", value: alert.acknowledgedBy }]),
    ],
  };
}

function incidentWords(told: Told, incident: Extract<Subject, { kind: "incident" }>): Words {
  return {
    tone: isOpen(incident.status) ? told.severity : "over",
    title: `Incident ${incident.number}: ${incident.title}`,
    lead: [
      reason(told.cause),
      `${incident.severity}, ${STATUS_WORDS[incident.status].toLowerCase()}.`,
    ]
      .filter(Boolean)
      .join(" "),
    facts: [
      ...(incident.services.length === 0
        ? []
        : [{ label: "Services", value: listed(incident.services) }]),
      { label: "Team", value: incident.team },
      { label: "Since", value: sinceWords(incident.startedAt, told) },
    ],
  };
}

/** Why this reaches somebody, where it is more than that it is their turn. */
function reason(cause: Cause): string | null {
  if (cause.kind !== "escalation") return null;
  if (cause.why === "asked-again") return "You acknowledged it, and it is still going on.";
  if (cause.why === "no-policy")
    return "No escalation policy says who is paged for this, so it goes to managers and administrators.";
  if (cause.why === "nobody-answered") return "Nobody has answered this.";
  if (cause.missed > 0)
    return `${cause.missed} earlier ${cause.missed === 1 ? "level was" : "levels were"} not notified, because Burnline was not running.`;
  return cause.level > 0 || cause.round > 0 ? "Nobody has acknowledged it so far." : null;
}

function noneWords({ cause }: Told): Words {
  return {
    tone: "note",
    title: cause.kind === "test" ? "Test from Burnline" : "Message from Burnline",
    lead:
      cause.kind === "test"
        ? "This is how a message reaches you. Nothing is wrong."
        : "What this was about is gone.",
    facts: [],
  };
}

const sinceWords = (at: number, { timeZone, now }: Told): string =>
  `${formatInstant(at, timeZone)} (${formatDurationWords(Math.max(0, now - at))})`;

function urlOf({ subject, base }: Told): string {
  switch (subject.kind) {
    case "alert":
      return `${base}/alerts/${subject.id}`;
    case "incident":
      return `${base}/incidents/${subject.number}`;
    case "schedule":
      return `${base}/on-call/${subject.slug}`;
    case "none":
      return `${base}/settings/notifications`;
    default:
      return subject satisfies never;
  }
}

function eventName({ cause, subject }: Told): string {
  if (cause.kind === "hand-over") return "schedule.hand-over";
  switch (subject.kind) {
    case "alert":
      return `alert.${subject.state}`;
    case "incident":
      return `incident.${isOpen(subject.status) ? "declared" : "resolved"}`;
    case "schedule":
      return `schedule.${cause.kind}`;
    case "none":
      return cause.kind === "test" ? "test" : "note";
    default:
      return subject satisfies never;
  }
}

function threadOf(subject: Subject): string | null {
  if (subject.kind === "alert") return `alert-${subject.id}`;
  return subject.kind === "incident" ? `incident-${subject.number}` : null;
}
