import type { Severity } from "./severity";

export type PagingSeverity = Extract<Severity, "SEV1" | "SEV2">;

/** Whether declaring an incident of this severity pages whoever is on call for its services. */
export const pagesSomeone = (severity: Severity): severity is PagingSeverity =>
  severity === "SEV1" || severity === "SEV2";
