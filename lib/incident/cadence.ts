import { SEVERITY_RULES, type Severity } from "./severity";
import { isOpen, type Status } from "./status";

type News = { status: Status; severity: Severity; declaredAt: number; lastUpdateAt: number | null };

/**
 * When stakeholders are to hear next, epoch milliseconds; null where nobody waits for news. Counts
 * from the last update or what made them wait again, or from the declaration.
 */
export function nextUpdateDue({ status, severity, declaredAt, lastUpdateAt }: News): number | null {
  const { updateEveryMs } = SEVERITY_RULES[severity];
  if (!isOpen(status) || updateEveryMs === null) return null;
  return (lastUpdateAt ?? declaredAt) + updateEveryMs;
}
