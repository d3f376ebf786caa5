import { z } from "zod";
import type { Severity } from "@/lib/alerting/policy";
import { boundedChange, type IncomingChange } from "./incoming-change";
import { firstOf } from "./first-of";
import { instantOrNull, type Incoming, type Issue, type Read } from "./incoming";

/** What PagerDuty's own clients send to /v2/enqueue; those shapes and words are theirs. */
const ROUTING_KEY_LENGTH = 32;
const DEDUP_KEY_MAX = 255;
const SUMMARY_MAX = 1024;
const MOST_DETAILS = 100;
const SEVERITIES = ["critical", "error", "warning", "info"] as const;

const link = z.object({ href: z.string(), text: z.string().optional() });
const payload = z.object({
  summary: z.string().min(1).max(SUMMARY_MAX),
  source: z.string().min(1),
  severity: z.enum(SEVERITIES),
  timestamp: z.string().optional(),
  component: z.string().optional(),
  group: z.string().optional(),
  class: z.string().optional(),
  custom_details: z.unknown().optional(),
});
const event = z.object({
  routing_key: z.string(),
  event_action: z.enum(["trigger", "acknowledge", "resolve"]),
  dedup_key: z.string().max(DEDUP_KEY_MAX).optional(),
  // Alertmanager sends it on resolve, too, and nobody needs it there.
  payload: z.unknown().optional(),
  client: z.string().optional(),
  client_url: z.string().optional(),
  links: z.array(link).default([]),
});

const change = z.object({
  routing_key: z.string(),
  payload: z.object({
    summary: z.string().min(1).max(SUMMARY_MAX),
    source: z.string().optional(),
    timestamp: z.string().optional(),
    custom_details: z.unknown().optional(),
  }),
  links: z.array(link).default([]),
});

type PagerDutyChange = { routingKey: string; change: IncomingChange };

/** A change event; `custom_details.service` may name the service that it is of. */
export function readPagerDutyChange(body: unknown): Read<PagerDutyChange> {
  const parsed = change.safeParse(body);
  if (!parsed.success) return { ok: false, errors: errorsIn(parsed.error.issues) };
  const { routing_key, payload: told, links } = parsed.data;
  if (routing_key.length !== ROUTING_KEY_LENGTH) return { ok: false, errors: [WRONG_LENGTH] };
  return {
    ok: true,
    sent: {
      routingKey: routing_key,
      change: boundedChange({
        summary: told.summary,
        source: told.source ?? null,
        service: annotationsOf(told.custom_details).service ?? null,
        at: instantOrNull(told.timestamp),
        links: links.map(({ href, text = href }) => ({ href, text })),
      }),
    },
  };
}

const WRONG_LENGTH = `Length of 'routing_key' is incorrect (should be ${String(ROUTING_KEY_LENGTH)} characters)`;

type PagerDutyEvent = { routingKey: string; incoming: Incoming };

/** `newKey` is given to a trigger that comes without a key of its own. */
export function readPagerDutyEvent(body: unknown, newKey: string): Read<PagerDutyEvent> {
  const parsed = event.safeParse(body);
  if (!parsed.success) return refused(parsed.error.issues, "");
  const { routing_key, event_action, dedup_key, links, client, client_url } = parsed.data;
  const errors: string[] = [];
  if (routing_key.length !== ROUTING_KEY_LENGTH) errors.push(WRONG_LENGTH);
  if (event_action !== "trigger" && (dedup_key ?? "") === "")
    errors.push(`'dedup_key' is required for event_action '${event_action}'`);
  const details = event_action === "trigger" ? payload.safeParse(parsed.data.payload) : null;
  if (details && !details.success) return refused(details.error.issues, "payload", errors);
  if (errors.length > 0) return { ok: false, errors };
  const known = details?.data;
  return {
    ok: true,
    sent: {
      routingKey: routing_key,
      incoming: {
        key: dedup_key === undefined || dedup_key === "" ? newKey : dedup_key,
        status: STATUSES[event_action],
        severity: severityOf(known?.severity),
        title: known?.summary ?? "",
        group: known?.group ?? null,
        labels: labelsOf(known),
        annotations: annotationsOf(known?.custom_details),
        links: [
          ...links.map(({ href, text = href }) => ({ href, text })),
          ...(client_url === undefined ? [] : [{ href: client_url, text: client ?? client_url }]),
        ],
        startedAt: instantOrNull(known?.timestamp),
        resolvedAt: null,
      },
    },
  };
}

const STATUSES = { trigger: "firing", acknowledge: "acknowledged", resolve: "resolved" } as const;

const severityOf = (severity: (typeof SEVERITIES)[number] | undefined): Severity =>
  severity === "warning" || severity === "info" ? "ticket" : "page";

const labelsOf = (known: z.output<typeof payload> | undefined): Record<string, string> =>
  Object.fromEntries(
    (["source", "severity", "component", "group", "class"] as const).flatMap((name) => {
      const value = known?.[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

function annotationsOf(details: unknown): Record<string, string> {
  if (typeof details === "string") return { details };
  if (typeof details !== "object" || details === null) return {};
  return Object.fromEntries(
    firstOf(details, MOST_DETAILS).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

const refused = (
  issues: readonly Issue[],
  within: string,
  others: readonly string[] = [],
): Read<PagerDutyEvent> => ({ ok: false, errors: [...others, ...errorsIn(issues, within)] });

const errorsIn = (issues: readonly Issue[], within = ""): string[] =>
  issues.map(({ path, message }) => {
    const name = [within, ...path.map(String)].filter((part) => part !== "").join(".");
    return `'${name === "" ? "event" : name}': ${message}`;
  });
