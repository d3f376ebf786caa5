import type { Wording } from "../findings/wording";
import type { Severity } from "../assessment/severity";
import type { Finding, FindingId, RegistryField } from "../findings/finding";
import type { CalleeKind } from "../registry/schema";
import type { Effort } from "./effort";

type Common = {
  /** Stays the same while its cause does: for what was decided about it. */
  key: string;
  service: string;
  dependency: string | null;
  calleeKind: CalleeKind | null;
  /** One thing to do. */
  change: Wording;
  why: string;
  tradeoff: string;
  verify: string;
  effort: Effort;
  /** Who is registered for the calls; null for nobody, or for what concerns the whole service. */
  owner: string | null;
};

/** Something to find out first. `findings`: how many are uncertain without it. */
export type Instrument = Common & {
  kind: "instrument";
  fields: readonly RegistryField[];
  findings: number;
};

/** Something to change. `gainMinutes`: of the budget of 30 days; null: cannot be computed. */
export type Change = Common & {
  kind: "change";
  finding: FindingId;
  severity: Severity;
  message: Wording;
  formula: Wording;
  gainMinutes: number | null;
};

export type Recommendation = Instrument | Change;

/** What only says that something is unknown asks for no change of its own. */
export const isOnlyUnknown = ({ severity, missing }: Finding): boolean =>
  severity === "hint" && missing.length > 0;
