import { groupBy } from "@/lib/collections/group-by";
import { plural } from "@/lib/formats/count";
import { type About, type Finding, subjectKey } from "../findings/finding";
import { instruction } from "./field-words";
import type { Instrument } from "./recommendation";

type Gap = Finding["missing"][number] & { finding: Finding };

/** What to measure or register, one for each call or service, those first that most wait for. */
export function instrumentsOf(
  findings: readonly Finding[],
  ownerOf: (about: About) => string | null,
): Instrument[] {
  const gaps = findings.flatMap((finding) => finding.missing.map((gap) => ({ ...gap, finding })));
  return [...groupBy(gaps, (gap) => subjectKey("INSTRUMENT", gap))]
    .map(([key, group]) => instrumentOf(key, group, ownerOf))
    .flatMap((one) => one ?? [])
    .sort((a, b) => b.findings - a.findings);
}

function instrumentOf(
  key: string,
  gaps: readonly Gap[],
  ownerOf: (about: About) => string | null,
): Instrument | null {
  const [first] = gaps;
  if (first === undefined) return null;
  const { service, dependency, calleeKind } = first;
  const fields = [...new Set(gaps.map(({ field }) => field))].sort();
  const waiting = [...new Set(gaps.map(({ finding }) => finding))];
  const names = [...new Set(waiting.map(({ id }) => id))].sort().join(", ");
  return {
    kind: "instrument",
    key,
    service,
    dependency,
    calleeKind,
    change: instruction(first, fields),
    why: `${plural(waiting.length, "finding is", "findings are")} uncertain without it: ${names}.`,
    tradeoff: "Counters and histograms cost little. Registered values have to be kept up to date.",
    verify: `The findings ${names} become certain, or go away.`,
    effort: fields.some((field) => field.startsWith("measured.")) ? "M" : "S",
    owner: ownerOf(first),
    fields,
    findings: waiting.length,
  };
}
