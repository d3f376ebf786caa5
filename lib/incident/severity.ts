import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";

export const SEVERITIES = ["SEV1", "SEV2", "SEV3", "SEV4"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * `updateEveryMs`: how often stakeholders are to hear from an open incident; null where nobody
 * waits for news.
 */
type SeverityRule = { word: string; rule: string; response: string; updateEveryMs: number | null };

export const SEVERITY_RULES: Readonly<Record<Severity, SeverityRule>> = {
  SEV1: {
    word: "critical",
    rule: "Complete outage, risk of data loss, or a security breach.",
    response: "All hands; executives are told.",
    updateEveryMs: 30 * MINUTE_MS,
  },
  SEV2: {
    word: "major",
    rule: "Significant degradation for many users.",
    response: "On-call and backup.",
    updateEveryMs: HOUR_MS,
  },
  SEV3: {
    word: "minor",
    rule: "Partial impact with a workaround.",
    response: "On-call.",
    updateEveryMs: DAY_MS,
  },
  SEV4: { word: "low", rule: "No impact on users.", response: "Backlog.", updateEveryMs: null },
};
