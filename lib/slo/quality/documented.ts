import { formatCount } from "@/lib/formats/count";
import { failed, passed, type Verdict } from "@/lib/reliability/assessment/verdict";
import type { QualityFacts } from "./facts";

/** What is shorter repeats the name. */
const LEAST_CHARACTERS = 20;

/** Whether somebody who reads it for the first time learns what is measured and for whom. */
export function documented({ description, updatedAt, team }: QualityFacts): Verdict {
  const length = Array.from(description.trim()).length;
  const change = "Describe what users notice when it is missed, and what counts as good.";
  if (length === 0) return failed("It has no description.", updatedAt, change);
  const evidence = `Its description has ${formatCount(length)} characters.`;
  return length < LEAST_CHARACTERS
    ? failed(evidence, updatedAt, change)
    : passed(`${evidence} ${team.name} owns it.`, updatedAt);
}
