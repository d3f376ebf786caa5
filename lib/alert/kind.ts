/**
 * What an alert is about: a budget that burns, silence, a budget's tier or end, a data source, one
 * that another system sent, or Burnline itself.
 */
export type AlertKind = "burn-rate" | "no-data" | "budget" | "source" | "external" | "burnline";
