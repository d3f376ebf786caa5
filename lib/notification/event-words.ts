import { formatDurationWords } from "@/lib/formats/duration";
import { listed } from "@/lib/formats/listed";
import { formatOverspent, formatPercent, formatTarget } from "@/lib/formats/percent";
import { STATUS_WORDS } from "@/lib/incident/status";
import { TIER_TEXTS, TIERS } from "@/lib/policy/tiers";
import type { EventBody } from "./event-body";
import type { Words } from "./notice";

/** An event for people in a chat room: a title and a sentence. */
export function eventWords(body: EventBody): Words {
  switch (body.type) {
    case "alert.firing":
    case "alert.acknowledged":
    case "alert.resolved":
      return alertWords(body);
    case "incident.declared":
    case "incident.updated":
    case "incident.resolved":
      return incidentWords(body);
    case "budget.tier-changed":
      return budgetWords(body.data);
    case "postmortem.published":
      return postmortemWords(body.data);
    default:
      return body satisfies never;
  }
}

type Body<Type extends EventBody["type"]> = Extract<EventBody, { type: Type }>;

function alertWords({
  type,
  at,
  data,
}: Body<"alert.firing" | "alert.acknowledged" | "alert.resolved">): Words {
  const { title, severity, acknowledgedBy, startedAt } = data;
  const where = data.slo ? `${data.slo.service}/${data.slo.slo}` : (data.service ?? data.team);
  switch (type) {
    case "alert.firing":
      return { tone: severity, title, lead: `A ${severity} fires for ${where}.`, facts: [] };
    case "alert.acknowledged":
      return {
        tone: "note",
        title: `Acknowledged: ${title}`,
        lead: `${acknowledgedBy ?? "Somebody"} has it.`,
        facts: [],
      };
    case "alert.resolved":
      return {
        tone: "over",
        title: `Resolved: ${title}`,
        lead: `It is over after ${since(startedAt, at)}.`,
        facts: [],
      };
    default:
      throw new RangeError(String(type satisfies never));
  }
}

function incidentWords({
  type,
  at,
  data,
}: Body<"incident.declared" | "incident.updated" | "incident.resolved">): Words {
  const { severity, status, startedAt, lastUpdate } = data;
  const title = `Incident ${data.number}: ${data.title}`;
  const tone = severity === "SEV1" || severity === "SEV2" ? "page" : "ticket";
  switch (type) {
    case "incident.declared":
      return {
        tone,
        title,
        lead: `${severity} declared by ${data.declaredBy}, for ${listed(data.services)}.`,
        facts: [],
      };
    case "incident.updated": {
      const state = `${severity}, ${STATUS_WORDS[status].toLowerCase()}.`;
      return {
        tone: "note",
        title,
        lead: lastUpdate === null ? state : `${state} ${lastUpdate.text}`,
        facts: [],
      };
    }
    case "incident.resolved":
      return {
        tone: "over",
        title,
        lead: `It is resolved after ${since(startedAt, at)}.`,
        facts: [],
      };
    default:
      throw new RangeError(String(type satisfies never));
  }
}

function budgetWords({
  name,
  from,
  to,
  remaining,
  targetPercent,
}: Body<"budget.tier-changed">["data"]) {
  const worse = TIERS.indexOf(to) > TIERS.indexOf(from);
  const target = formatTarget(Math.round(targetPercent * 10_000));
  return {
    tone: worse ? "ticket" : "over",
    title: `${name}: the error budget is ${TIER_TEXTS[to].title.toLowerCase()}`,
    lead: `It was ${TIER_TEXTS[from].title.toLowerCase()}. ${leftWords(remaining, target)}`.trim(),
    facts: [],
  } satisfies Words;
}

function leftWords(remaining: number | null, target: string): string {
  if (remaining === null) return "";
  return remaining < 0
    ? `The budget of ${target} is overspent by ${formatOverspent(remaining)}.`
    : `${formatPercent(remaining)} of the budget of ${target} is left.`;
}

function postmortemWords({ title, publishedBy, incident }: Body<"postmortem.published">["data"]) {
  const of = incident === null ? "" : ` of incident ${incident.number}`;
  return {
    tone: "note",
    title: `Postmortem: ${title}`,
    lead: `${publishedBy ?? "Somebody"} published the postmortem${of}.`,
    facts: [],
  } satisfies Words;
}

const since = (from: string, to: string): string =>
  formatDurationWords(Math.max(0, Date.parse(to) - Date.parse(from)));
