import { plural } from "@/lib/formats/count";
import { failed, notMeasured, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** Whether the registry says of each call how critical it is and how long it may take. */
export function dependencies({ registry: { named, described }, now }: ScorecardFacts): Verdict {
  if (named === 0)
    return notMeasured(
      "Nobody has said what it calls.",
      now,
      "Enter what it calls, with its timeouts and retries.",
    );
  const evidence = `The registry has criticality and timeout of ${described} of ${plural(named, "dependency", "dependencies")}.`;
  return described < named
    ? failed(evidence, now, "Enter criticality and timeout of the others.")
    : passed(evidence, now);
}
