import { SEVERITIES } from "../assessment/severity";
import { callsOf, type Registry } from "../registry/graph";
import { nodeOf } from "../registry/node";
import type { Dependency } from "../registry/schema";
import { RULES } from "./all-rules";
import { type Evidence, type Facts, factsOf } from "./facts";
import type { Finding, FindingId } from "./finding";
import type { Case, Rule } from "./rule";
import { type Wording, withExternal } from "./wording";

/**
 * What is wrong in the registry, or not known, worst first: by severity, then by the budget at
 * risk, then as in the catalogue. At most one finding of each rule for a call or service.
 */
export function findingsOf(registry: Registry, now: number, evidence: Evidence = {}): Finding[] {
  const facts = factsOf(registry, now, evidence);
  const { services, outgoing } = facts.graph;
  const subjects = [...new Set([...services.keys(), ...outgoing.keys()])].sort().map((service) => ({
    service,
    calls: callsOf(facts.graph, service).toSorted((a, b) => compareTexts(nodeOf(a), nodeOf(b))),
  }));
  return Object.values(RULES)
    .flatMap((rule) => subjects.flatMap((subject) => ofRule(rule, subject, facts)))
    .sort(worstFirst);
}

type Subject = { service: string; calls: readonly Dependency[] };

function ofRule(rule: Rule<FindingId>, { service, calls }: Subject, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  const whole = rule.onService?.(service, facts);
  if (whole) findings.push(finding(rule, whole, service, { callee: null, kind: null }));
  if (!rule.onCall) return findings;
  for (const call of calls) {
    const found = rule.onCall(call, facts);
    if (found) findings.push(finding(rule, found, service, call));
  }
  return findings;
}

/** Null for the whole service. */
type Callee = Pick<Dependency, "callee" | "kind"> | { callee: null; kind: null };

const finding = (
  rule: Rule<FindingId>,
  found: Case<FindingId>,
  service: string,
  { callee: dependency, kind: calleeKind }: Callee,
): Finding => {
  const worded = (wording: Wording): Wording =>
    calleeKind === "external" ? withExternal(wording, dependency) : wording;
  // A rule answers with the values of its own id.
  return {
    id: rule.id,
    severity: found.severity,
    service,
    dependency,
    calleeKind,
    message: worded(found.message),
    formula: worded(found.formula),
    values: found.values,
    budgetMinutesAtRisk: found.budgetMinutesAtRisk ?? null,
    why: rule.why,
    change: worded(found.change),
    tradeoff: rule.tradeoff,
    verify: rule.verify,
    missing: (found.missing ?? []).map((one) =>
      typeof one === "string" ? { service, dependency, calleeKind, field: one } : one,
    ),
  } as Finding;
};

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Ranked = Pick<Finding, "severity" | "budgetMinutesAtRisk">;

/** What is equal stays in the order of the rules, services and callees. */
export const worstFirst = (a: Ranked, b: Ranked): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  (b.budgetMinutesAtRisk ?? -1) - (a.budgetMinutesAtRisk ?? -1);
