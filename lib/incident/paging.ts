import type { Severity } from "./severity";

/** Whether declaring an incident of this severity pages whoever is on call for its services. */
export const pagesSomeone = (severity: Severity): boolean =>
  severity === "SEV1" || severity === "SEV2";
