import { formatCount, plural } from "@/lib/formats/count";
import { notMeasured, type Outcome, type Verdict } from "../assessment/verdict";
import type { SloFacts } from "./facts";

/** A failure counts first; then what is known. */
const ORDER: readonly Outcome[] = ["failed", "passed", "not-measured", "not-applicable"];

/** One verdict of all SLOs of a service: by the first that fails, else by what is known. */
export function ofSlos(slos: readonly SloFacts[], judge: (slo: SloFacts) => Verdict): Verdict {
  const judged = slos.map((slo) => ({ name: slo.name, verdict: judge(slo) }));
  const outcome = ORDER.find((each) => judged.some(({ verdict }) => verdict.outcome === each));
  const same = judged.filter(({ verdict }) => verdict.outcome === outcome);
  const [first] = same;
  if (!first) return notMeasured("It has no SLO.", null, "Create an SLO.");
  const count =
    judged.length === 1 ? "" : `${formatCount(same.length)} of ${plural(judged.length, "SLO")}: `;
  return { ...first.verdict, evidence: `${count}${first.name}: ${first.verdict.evidence}` };
}
