import { timeOf, type IncidentTimes, type KeyTime } from "@/lib/incident/times";

export type PhaseName = "detect" | "respond" | "mitigate" | "resolve";

/** Half-open; `names` holds several where what parts them is not known. */
export type Phase = { names: PhaseName[]; start: number; end: number };

export const PHASE_WORDS: Readonly<Record<PhaseName, { word: string; means: string }>> = {
  detect: {
    word: "detect",
    means: "from the beginning of the impact until someone or something noticed",
  },
  respond: { word: "respond", means: "until someone had acknowledged it" },
  mitigate: { word: "mitigate", means: "until the impact was over" },
  resolve: { word: "resolve", means: "until it was resolved" },
};

/** "respond + mitigate". */
export const phaseWord = ({ names }: Phase): string =>
  names.map((name) => PHASE_WORDS[name].word).join(" + ");

const ENDS = [
  ["detect", "detected"],
  ["respond", "acknowledged"],
  ["mitigate", "mitigated"],
  ["resolve", "resolved"],
] as const satisfies readonly (readonly [PhaseName, KeyTime])[];

/**
 * Where the time of an incident went, from the beginning of its impact to its resolution: phases
 * without gaps that add up to the whole. A phase whose end is not known, or came after the end of a
 * later one (noticed only when it was over), merges with the next. Empty while it is not resolved.
 */
export function phasesOf(times: IncidentTimes): Phase[] {
  const { startedAt, resolvedAt } = times;
  if (resolvedAt === null || resolvedAt <= startedAt) return [];
  const phases: Phase[] = [];
  let names: PhaseName[] = [];
  let start = startedAt;
  for (const [index, [name, mark]] of ENDS.entries()) {
    names.push(name);
    const end = timeOf(times, mark);
    if (
      end === null ||
      end < start ||
      ENDS.slice(index + 1).some(([, later]) => (timeOf(times, later) ?? Infinity) < end)
    )
      continue;
    if (end > start) phases.push({ names, start, end });
    names = [];
    start = end;
  }
  return phases;
}

export type Facts = {
  durationMs: number | null;
  timeToDetectMs: number | null;
  timeToAcknowledgeMs: number | null;
  timeToMitigateMs: number | null;
  timeToResolveMs: number | null;
};

/**
 * Milliseconds; null where one of the two times is not known. Duration is that of the impact: until
 * mitigated, else until resolved.
 */
export function factsOf({
  startedAt,
  detectedAt,
  acknowledgedAt,
  mitigatedAt,
  resolvedAt,
}: IncidentTimes): Facts {
  const since = (from: number | null, to: number | null): number | null =>
    from === null || to === null ? null : to - from;
  return {
    durationMs: since(startedAt, mitigatedAt ?? resolvedAt),
    timeToDetectMs: since(startedAt, detectedAt),
    timeToAcknowledgeMs: since(detectedAt, acknowledgedAt),
    timeToMitigateMs: since(startedAt, mitigatedAt),
    timeToResolveMs: since(startedAt, resolvedAt),
  };
}
