import { plural } from "../../formats/count";
import { SEVERITIES } from "../../reliability/assessment/severity";
import { type Counts } from "../counts";

/** "1 error, 2 warnings", or "nothing found". */
export function countText(counts: Counts): string {
  const parts = SEVERITIES.filter((unit) => counts[unit] > 0).map((unit) =>
    plural(counts[unit], unit),
  );
  return parts.join(", ") || "nothing found";
}
