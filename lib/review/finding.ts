import { type Severity } from "../reliability/assessment/severity";

export const RULE_IDS = [
  "R01",
  "R02",
  "R05",
  "R06",
  "R08",
  "R10",
  "R12",
  "R15",
  "R16",
  "R17",
  "R18",
  "R19",
  "R20",
  "R21",
  "R22",
] as const;
export type RuleId = (typeof RULE_IDS)[number];

export type Confidence = "high" | "medium" | "low";

/** Lines and columns count from 1; `fix` is a unified diff where the change is mechanical. */
export type Finding = {
  rule: RuleId;
  path: string;
  line: number;
  column: number;
  endLine: number;
  severity: Severity;
  confidence: Confidence;
  message: string;
  why: string;
  fix: string | null;
};
