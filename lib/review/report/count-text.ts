import { plural } from "../../formats/count";
import { SEVERITIES } from "../../reliability/assessment/severity";
import { type Finding } from "../finding";

/** "1 error, 2 warnings", or "nothing found". */
export function countText(findings: readonly Finding[]): string {
  const parts = SEVERITIES.flatMap((unit) => {
    const count = findings.filter(({ severity }) => severity === unit).length;
    return count === 0 ? [] : [plural(count, unit)];
  });
  return parts.join(", ") || "nothing found";
}
