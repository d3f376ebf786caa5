import { z } from "zod";
import { errorsOf, instantOrNull, type Incoming, type Read } from "./incoming";
import { firstOf } from "./first-of";
import { severityOfWord } from "./severity-words";

/** More of one alert is read by nobody. */
const MOST_TEXTS = 100;
/** Of more alerts in one notice, those after them are only counted. */
const MOST_READ = 2000;

/** Go writes an empty map or list as null. Looks no further than it keeps, however many are sent. */
const texts = z
  .unknown()
  .optional()
  .transform((given, context): Record<string, string> => {
    if (given === null || given === undefined) return {};
    if (typeof given !== "object" || Array.isArray(given)) {
      context.addIssue({ code: "custom", message: "Send texts by their names." });
      return z.NEVER;
    }
    const kept = firstOf(given, MOST_TEXTS);
    const odd = kept.find(([, value]) => typeof value !== "string");
    if (!odd) return Object.fromEntries(kept) as Record<string, string>;
    context.addIssue({ code: "custom", path: [odd[0]], message: "Send a text." });
    return z.NEVER;
  });

/** Unknown fields are let through: newer versions have more of them. */
const member = z.object({
  status: z.enum(["firing", "resolved"]),
  labels: texts,
  annotations: texts,
  startsAt: z.string(),
  endsAt: z.string().optional(),
  generatorURL: z.string().nullish(),
  fingerprint: z.string().min(1).max(255),
});

/** Version 4 of Alertmanager's webhook; Grafana sends the same shape with more fields. */
const notice = z.object({
  version: z.string().optional(),
  status: z.enum(["firing", "resolved"]),
  groupKey: z.string().max(8192),
  truncatedAlerts: z.number().int().min(0).default(0),
  externalURL: z.string().default(""),
  alerts: z
    .array(member)
    .nullish()
    .transform((given) => given ?? []),
});

/**
 * The members of a group, each judged by its own status. `closes` names the group whose other members are over, too.
 */
export type AlertmanagerNotice = {
  alerts: readonly Incoming[];
  /** How many more were sent, unread. */
  beyond: number;
  closes: string | null;
};

export function readAlertmanager(body: unknown): Read<AlertmanagerNotice> {
  const { body: readable, beyond } = shortened(body);
  const parsed = notice.safeParse(readable);
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) };
  const { alerts, groupKey, status } = parsed.data;
  return {
    ok: true,
    sent: {
      alerts: alerts.map((alert) => incomingOf(alert, groupKey)),
      beyond,
      closes: status === "resolved" ? groupKey : null,
    },
  };
}

function shortened(body: unknown): { body: unknown; beyond: number } {
  if (typeof body !== "object" || body === null || !("alerts" in body)) return { body, beyond: 0 };
  const { alerts } = body;
  if (!Array.isArray(alerts) || alerts.length <= MOST_READ) return { body, beyond: 0 };
  const first: unknown[] = alerts.slice(0, MOST_READ);
  return { body: { ...body, alerts: first }, beyond: alerts.length - MOST_READ };
}

function incomingOf(alert: z.output<typeof member>, group: string): Incoming {
  const { labels, annotations, generatorURL, fingerprint, status } = alert;
  const resolvedAt = status === "resolved" ? instantOrNull(alert.endsAt) : null;
  return {
    // Labels that all members share change between firing and resolved; the fingerprint does not.
    key: fingerprint,
    status,
    severity: severityOfWord(labels.severity),
    title: annotations.summary ?? annotations.title ?? labels.alertname ?? "Alert without a name",
    group,
    labels,
    annotations,
    links: [
      ...(generatorURL ? [{ href: generatorURL, text: "Source" }] : []),
      ...(annotations.runbook_url === undefined
        ? []
        : [{ href: annotations.runbook_url, text: "Runbook" }]),
    ],
    startedAt: instantOrNull(alert.startsAt),
    resolvedAt,
  };
}
