export const AT = "2026-11-01T00:00:00Z";

export const INCIDENT = {
  number: 124,
  title: "Card payments fail",
  summary: "",
  severity: "SEV1",
  status: "identified",
  team: "payments",
  services: ["checkout"],
  startedAt: AT,
  detectedAt: AT,
  acknowledgedAt: AT,
  mitigatedAt: null,
  resolvedAt: null,
  declaredAt: AT,
  declaredBy: "Mara",
  nextUpdateDueAt: AT,
  roles: { commander: "Mara", communications: null, operations: null, scribe: null },
  duplicateOf: null,
  updatedAt: AT,
} as const;

export const ENTRY = {
  id: 7,
  at: AT,
  kind: "note",
  text: "Only cards of the EU.",
  author: "Mara",
  source: "human",
  starred: false,
  version: 1,
  createdAt: AT,
} as const;
