import type { Dependency } from "../registry/schema";
import type { Facts } from "./facts";
import type { Severity } from "../assessment/severity";
import type { Wording } from "./wording";
import type { FindingId, FindingValues, MissingField, RegistryField } from "./finding";

/** What a rule says of one call or service. */
export type Case<Id extends FindingId> = {
  severity: Severity;
  message: Wording;
  formula: Wording;
  values: FindingValues[Id];
  change: Wording;
  budgetMinutesAtRisk?: number | null;
  /** A name alone is a field of the call or service that the rule speaks of. */
  missing?: readonly (RegistryField | MissingField)[];
};

/** A rule, in general words; `onCall` and `onService` answer null where it does not apply. */
export type Rule<Id extends FindingId> = {
  id: Id;
  title: string;
  formula: string;
  example: string;
  why: string;
  tradeoff: string;
  verify: string;
  onCall?: (call: Dependency, facts: Facts) => Case<Id> | null;
  onService?: (service: string, facts: Facts) => Case<Id> | null;
};
