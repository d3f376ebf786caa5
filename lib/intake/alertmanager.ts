import { z } from "zod";
import { errorsOf, instantOrNull, type Incoming, type Read } from "./incoming";
import { severityOfWord } from "./severity-words";

/** Go writes an empty map or list as null. */
const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});

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
    .max(10_000)
    .nullish()
    .transform((given) => given ?? []),
});

/**
 * The members of a group, each judged by its own status. `whole` is false where the sender left
 * members out; `closes` names the group whose other members are over, too.
 */
export type AlertmanagerNotice = {
  alerts: readonly Incoming[];
  whole: boolean;
  closes: string | null;
};

export function readAlertmanager(body: unknown): Read<AlertmanagerNotice> {
  const parsed = notice.safeParse(body);
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) };
  const { alerts, groupKey, status, truncatedAlerts } = parsed.data;
  return {
    ok: true,
    sent: {
      alerts: alerts.map((alert) => incomingOf(alert, groupKey)),
      whole: truncatedAlerts === 0,
      closes: status === "resolved" ? groupKey : null,
    },
  };
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
