import { plural } from "@/lib/formats/count";
import { failed, notMeasured, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** Whether how it calls others is in the registry. */
export function dependencies({ registry, now }: ScorecardFacts): Verdict {
  if (registry === null) return notMeasured("How it calls other services is not known.", null);
  const { named, registered } = registry;
  if (registered < named)
    return failed(
      `${registered} of ${plural(named, "service")} that it calls ${registered === 1 ? "is" : "are"} in the registry.`,
      now,
      "Enter how it calls the others.",
    );
  return registered === 0
    ? notMeasured(
        "Nobody has said what it calls.",
        now,
        "Enter what it calls, with its timeouts and retries.",
      )
    : passed(
        `${plural(registered, "dependency", "dependencies")} ${registered === 1 ? "is" : "are"} registered.`,
        now,
      );
}
