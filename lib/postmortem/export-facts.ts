import { formatDuration } from "@/lib/formats/duration";
import { percentFigure, UNIT_SPACE } from "@/lib/formats/percent";
import { SEVERITY_RULES } from "@/lib/incident/severity";
import type { IncidentTimes } from "@/lib/incident/times";
import type { ExportedPostmortem } from "./markdown-export";
import { POSTMORTEM_STATUS_WORDS } from "./moves";
import { factsOf, phasesOf, phaseWord } from "./phases";

type Fact = readonly [name: string, value: string];
type Incident = NonNullable<ExportedPostmortem["incident"]>;
type Spent = NonNullable<ExportedPostmortem["spent"]>[number];

/** What is known of a postmortem beside its text, in plain words. */
export function factsToExport(postmortem: ExportedPostmortem): Fact[] {
  const { status, published, team, incident, spent = [], spentAt = null } = postmortem;
  return [
    ["Status", POSTMORTEM_STATUS_WORDS[status]],
    ...(published
      ? [["Published", [utc(published.at), published.words].filter(Boolean).join(" ")] as const]
      : []),
    ["Team", team],
    ...(incident ? incidentFacts(incident) : []),
    ...spent.map((row) => spentFact(row, spentAt)),
  ];
}

function incidentFacts({ number, severity, services, times }: Incident): Fact[] {
  const facts = factsOf(times);
  return [
    ["Incident", String(number)],
    ["Severity", `${severity}, ${SEVERITY_RULES[severity].word}`],
    ...(services.length > 0 ? [["Services", services.join(", ")] as const] : []),
    ["Impact began", utc(times.startedAt)],
    ...(times.resolvedAt === null ? [] : [["Resolved", utc(times.resolvedAt)] as const]),
    ["Impact lasted", duration(facts.durationMs)],
    ["Time to detect", duration(facts.timeToDetectMs)],
    ["Time to acknowledge", duration(facts.timeToAcknowledgeMs)],
    ["Time to mitigate", duration(facts.timeToMitigateMs)],
    ["Time to resolve", duration(facts.timeToResolveMs)],
    ...(phasesOf(times).length > 0 ? [["Where the time went", wentTo(times)] as const] : []),
  ];
}

function spentFact(
  { slo, service, consumed, bad, target, rounded }: Spent,
  spentAt: number | null,
): Fact {
  const hours = rounded ? ", in whole hours: minute data had expired" : "";
  const asOf =
    spentAt === null ? "" : `, target ${target}, as of publishing, ${utc(spentAt).slice(0, 10)}`;
  return [
    `Budget of ${slo} (${service})`,
    plainSpaces(`${consumed} spent, ${bad} bad${hours}${asOf}`),
  ];
}

function wentTo(times: IncidentTimes): string {
  const phases = phasesOf(times);
  const whole = phases.reduce((sum, { start, end }) => sum + end - start, 0);
  const words = phases.map((phase) => {
    const ms = phase.end - phase.start;
    return `${phaseWord(phase)} ${duration(ms)} (${percentFigure(ms / whole, 0)}%)`;
  });
  return words.join(", ");
}

const plainSpaces = (text: string): string => text.replaceAll(UNIT_SPACE, " ");
const duration = (ms: number | null): string =>
  ms === null ? "not known" : plainSpaces(formatDuration(ms));

/** An instant to the minute: "2026-11-01 12:00 UTC". */
export const utc = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
