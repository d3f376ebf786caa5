import type { CallRow } from "@/components/reliability/dependency/dependencies-card";
import { callLine } from "@/components/reliability/dependency/call-line";
import { type Finding, worstOf } from "@/lib/reliability/findings/finding";
import type { Registry } from "@/lib/reliability/registry/graph";
import type { Dependency } from "@/lib/reliability/registry/schema";
import { callHref } from "./call-href";

type Known = {
  registry: Registry;
  findings: readonly Finding[];
  /** Of services, by slug. */
  names: ReadonlyMap<string, string>;
};

/** The calls that a service makes, and those that it gets. */
export function callRows(
  service: string,
  { registry, findings, names }: Known,
): { callees: CallRow[]; callers: CallRow[] } {
  const slugs = new Set(registry.services.map(({ slug }) => slug));
  const rowOf = (call: Dependency, other: string): CallRow => ({
    key: other,
    name: names.get(other) ?? other,
    href: callHref(call),
    isExternal: !slugs.has(other),
    criticality: call.criticality ?? null,
    line: callLine(call),
    checkedAt: call.evidence?.checkedAt ?? null,
    worst: worstOf(
      findings.filter(
        (finding) => finding.service === call.caller && finding.dependency === call.callee,
      ),
    ),
  });
  return {
    callees: registry.dependencies
      .filter(({ caller }) => caller === service)
      .map((call) => rowOf(call, call.callee)),
    callers: registry.dependencies
      .filter(({ callee }) => callee === service)
      .map((call) => rowOf(call, call.caller)),
  };
}
