import { plural } from "@/lib/formats/count";
import { failed, notMeasured, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** Whether the registry says of each call how critical it is and how long it may take. */
export function dependencies({ registry, claims, now }: ScorecardFacts): Verdict {
  const { named, described } = registry;
  const nothing = claims.callsNothing;
  if (named === 0)
    return nothing
      ? passed(`${nothing.by} confirmed that it calls nothing.`, nothing.at)
      : notMeasured(
          "No dependencies are registered.",
          now,
          "Register what it calls, with timeouts and retries, or confirm that it calls nothing.",
        );
  const evidence = `${described} of ${plural(named, "dependency", "dependencies")} ${described === 1 || named === 1 ? "has" : "have"} a criticality and a timeout.`;
  return described < named
    ? failed(evidence, now, "Enter the criticality and timeout of the others.")
    : passed(evidence, now);
}
