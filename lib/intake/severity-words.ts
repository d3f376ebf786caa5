import type { Severity } from "@/lib/alerting/policy";

/** Those names that mean that somebody can sleep on. */
const TICKETS = new Set(["warning", "warn", "info", "none", "ticket", "low", "minor", "notice"]);

/** What a sender's word for a severity means here; whatever is not known wakes someone. */
export const severityOfWord = (word: string | undefined): Severity =>
  TICKETS.has(word?.trim().toLowerCase() ?? "") ? "ticket" : "page";
