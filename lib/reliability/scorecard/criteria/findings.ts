import { plural } from "@/lib/formats/count";
import { failed, notMeasured, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** Whether the arithmetic of its dependencies finds no error. */
export function findings({ findings: found, registry, claims, now }: ScorecardFacts): Verdict {
  if (registry.named === 0 && !claims.callsNothing)
    return notMeasured(
      "No dependencies are registered, so there is nothing to check.",
      null,
      "Register what it calls, with timeouts and retries.",
    );
  return found.errors.length === 0
    ? passed("None of its findings is an error.", now)
    : failed(
        `${plural(found.errors.length, "finding is an error", "findings are errors")}: ${found.errors.join(", ")}.`,
        now,
        "Make the change that the first finding proposes.",
      );
}
