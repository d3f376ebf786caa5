import { SEVERITY_RULES, type Severity } from "@/lib/incident/severity";
import type { IncidentTimes } from "@/lib/incident/times";
import { formatDuration } from "@/lib/formats/duration";
import { percentFigure, UNIT_SPACE } from "@/lib/formats/percent";
import { ACTION_KIND_WORDS, type ActionItem, type ActionState } from "./action-item";
import { demoteHeadings } from "./demote-headings";
import { POSTMORTEM_STATUS_WORDS, type PostmortemStatus } from "./moves";
import { factsOf, phasesOf, phaseWord } from "./phases";
import type { Publication } from "./review";
import { FACTORS_WORDS, SECTION_WORDS, type PostmortemText, type SectionKey } from "./template";
import type { Line } from "./timeline";

export type ExportedPostmortem = {
  text: PostmortemText;
  status: PostmortemStatus;
  published: Publication | null;
  team: string;
  incident: { number: number; severity: Severity; services: readonly string[]; times: IncidentTimes } | null;
  timeline: readonly Line[];
  actions: readonly ActionItem[];
  /** Budget that the incident spent, in words, by SLO. */
  spent?: readonly { slo: string; service: string; consumed: string; bad: string; target: string; rounded: boolean }[];
  /** When those figures were read; null for now. */
  spentAt?: number | null;
};

/** The postmortem as one Markdown document, for a repository or a wiki. Times are in UTC; what is folded or hidden in the timeline is left out. */
export function postmortemMarkdown(postmortem: ExportedPostmortem): string {
  const { text } = postmortem;
  const section = (key: SectionKey) => headed(SECTION_WORDS[key].title, demoteHeadings(text.sections[key].trim(), 2));
  const parts = [
    `# ${plain(text.title)}`,
    table(["Fact", "Value"], factRows(postmortem)),
    section("summary"),
    section("impact"),
    section("background"),
    headed("Timeline", timelineTable(postmortem.timeline)),
    headed(FACTORS_WORDS.title, text.factors.map((factor, index) => `${index + 1}. ${factor}`).join("\n")),
    section("wentWell"),
    section("wentBadly"),
    section("lucky"),
    headed("Action items", postmortem.actions.map(task).join("\n")),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const headed = (title: string, body: string): string => (body === "" ? "" : `## ${title}\n\n${body}`);

function factRows({ status, published, team, incident, spent = [], spentAt = null }: ExportedPostmortem): string[][] {
  const rows = [["Status", POSTMORTEM_STATUS_WORDS[status]], ...(published ? [["Published", [utc(published.at), ...(published.words ? [plain(published.words)] : [])].join(" ")]] : []), ["Team", plain(team)]];
  if (incident !== null) {
    const { number, severity, services, times } = incident;
    const facts = factsOf(times);
    rows.push(["Incident", String(number)], ["Severity", `${severity}, ${SEVERITY_RULES[severity].word}`]);
    if (services.length > 0) rows.push(["Services", services.map(plain).join(", ")]);
    rows.push(["Impact began", utc(times.startedAt)]);
    if (times.resolvedAt !== null) rows.push(["Resolved", utc(times.resolvedAt)]);
    rows.push(["Impact lasted", duration(facts.durationMs)], ["Time to detect", duration(facts.timeToDetectMs)], ["Time to acknowledge", duration(facts.timeToAcknowledgeMs)], ["Time to mitigate", duration(facts.timeToMitigateMs)], ["Time to resolve", duration(facts.timeToResolveMs)]);
    if (phasesOf(times).length > 0) rows.push(["Where the time went", wentTo(times)]);
  }
  const asOf = (target: string) => (spentAt === null ? "" : `, target ${target}, as of publishing, ${utc(spentAt).slice(0, 10)}`);
  return [...rows, ...spent.map(({ slo, service, consumed, bad, target, rounded }) => [`Budget of ${plain(slo)} (${plain(service)})`, `${consumed} spent, ${bad} bad${rounded ? ", in whole hours: single minutes were no longer kept" : ""}${asOf(target)}`.replaceAll(UNIT_SPACE, " ")])];
}

const duration = (ms: number | null): string => (ms === null ? "not known" : formatDuration(ms).replaceAll(UNIT_SPACE, " "));

function wentTo(times: IncidentTimes): string {
  const phases = phasesOf(times);
  const whole = phases.reduce((sum, { start, end }) => sum + end - start, 0);
  return phases.map((phase) => `${phaseWord(phase)} ${duration(phase.end - phase.start)} (${percentFigure((phase.end - phase.start) / whole, 0)} %)`).join(", ");
}

function timelineTable(lines: readonly Line[]): string {
  const shown = lines.filter((line) => line.kind !== "entry" || line.view === "shown");
  if (shown.length === 0) return "";
  return table(["Time", "What happened"], shown.map((line) => [utc(line.at), wordsOf(line)]));
}

function wordsOf(line: Line): string {
  if (line.kind === "mark") return `**${line.text}**`;
  return line.kind === "entry" && line.starred ? `★ ${cell(line.text)}` : cell(line.text);
}

const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Somebody's Markdown within a cell: on one line, and with no bar of its own. A backslash at the end of a line would take away the break. */
const cell = (markdown: string): string => markdown.trim().replaceAll(/(\\*)\s*\n\s*/g, (_end, slashes: string) => `${slashes.slice(slashes.length % 2)}<br>`).replaceAll(/(\\*)\|/g, (_bar, slashes: string) => `${slashes}${slashes.length % 2 === 0 ? "\\" : ""}|`);

/** A name, which is no Markdown. */
const plain = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>|~&]/g, (character) => `\\${character}`);

const BOXES: Readonly<Record<ActionState, string>> = { open: "[ ]", "in-progress": "[ ]", done: "[x]", dropped: "[x]" };

function task({ text, kind, state, owner, dueOn }: ActionItem): string {
  const about = [ACTION_KIND_WORDS[kind].word.toLowerCase(), owner === "" ? "no owner" : plain(owner), ...(dueOn === null ? [] : [`due ${dueOn}`]), ...(state === "in-progress" ? ["in progress"] : [])].join(", ");
  return `- ${BOXES[state]} ${state === "dropped" ? `~~${plain(text)}~~ dropped` : plain(text)} (${about})`;
}
