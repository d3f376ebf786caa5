import { callsOf, type Registry } from "../registry/graph";
import { RULES } from "./all-rules";
import { type Evidence, type Facts, factsOf } from "./facts";
import type { Finding, FindingId } from "./finding";
import type { Case, Rule } from "./rule";

const SEVERITIES = ["error", "warning", "hint"] as const;
const IN_ORDER = Object.values(RULES);
const PLACES = new Map(IN_ORDER.map(({ id }, place) => [id, place]));

/**
 * What is wrong in the registry, or not known, worst first: by severity, then by the budget at
 * risk. At most one finding of each rule for a call or service.
 */
export function findingsOf(registry: Registry, now: number, evidence: Evidence = {}): Finding[] {
  const facts = factsOf(registry, now, evidence);
  const services = new Set([...facts.graph.services.keys(), ...facts.graph.outgoing.keys()]);
  return [...services]
    .flatMap((service) => IN_ORDER.flatMap((rule) => ofRule(rule, service, facts)))
    .sort(worstFirst);
}

function ofRule(rule: Rule<FindingId>, service: string, facts: Facts): Finding[] {
  const whole = rule.onService?.(service, facts) ?? null;
  const { onCall } = rule;
  const calls = onCall
    ? callsOf(facts.graph, service).map((call) => ({ call, found: onCall(call, facts) }))
    : [];
  return [
    ...(whole ? [finding(rule, whole, service, null)] : []),
    ...calls.flatMap(({ call, found }) =>
      found ? finding(rule, found, service, call.callee) : [],
    ),
  ];
}

function finding(
  { id, why, tradeoff, verify }: Rule<FindingId>,
  { budgetMinutesAtRisk = null, missing = [], ...found }: Case<FindingId>,
  service: string,
  dependency: string | null,
): Finding {
  const base = { id, service, dependency, budgetMinutesAtRisk, missing, why, tradeoff, verify };
  // A rule answers with the values of its own id.
  return { ...base, ...found } as Finding;
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const worstFirst = (a: Finding, b: Finding): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  (b.budgetMinutesAtRisk ?? -1) - (a.budgetMinutesAtRisk ?? -1) ||
  (PLACES.get(a.id) ?? 0) - (PLACES.get(b.id) ?? 0) ||
  compareTexts(a.service, b.service) ||
  compareTexts(a.dependency ?? "", b.dependency ?? "");
