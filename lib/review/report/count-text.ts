import { type Finding } from "../finding";

const UNITS = ["error", "warning", "hint"] as const;

/** "1 error, 2 warnings", or "nothing found". */
export function countText(findings: readonly Finding[]): string {
  const parts = UNITS.flatMap((unit) => {
    const count = findings.filter(({ severity }) => severity === unit).length;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? "" : "s"}`];
  });
  return parts.join(", ") || "nothing found";
}
