import { type Severity } from "../reliability/assessment/severity";
import { type Finding } from "./finding";

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

export const NO_COUNTS: Counts = { error: 0, warning: 0, hint: 0 };

export const countsOf = (findings: readonly Pick<Finding, "severity">[]): Counts =>
  findings.reduce(
    (counts, { severity }) => ({ ...counts, [severity]: counts[severity] + 1 }),
    NO_COUNTS,
  );

export const addCounts = (one: Counts, other: Counts): Counts => ({
  error: one.error + other.error,
  warning: one.warning + other.warning,
  hint: one.hint + other.hint,
});

export const totalOf = ({ error, warning, hint }: Counts): number => error + warning + hint;
