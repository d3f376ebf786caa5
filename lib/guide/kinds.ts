export const FAILURE_COSTS = ["money", "blocked", "annoyed", "unnoticed"] as const;
export const JOURNEY_KINDS = ["page", "request", "payment", "pipeline", "stream"] as const;

/** What a failure costs, from worst to least, which decides the tier. */
export type FailureCost = (typeof FAILURE_COSTS)[number];
/** What people do with the service. */
export type JourneyKind = (typeof JOURNEY_KINDS)[number];
