import type { CallRow } from "@/components/reliability/dependency/dependencies-card";
import { callLine } from "@/components/reliability/dependency/call-line";
import { type Finding, isAbout, worstOf } from "@/lib/reliability/findings/finding";
import { nodeOf } from "@/lib/reliability/registry/node";
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
  const rowOf = (call: Dependency, other: string, isExternal: boolean): CallRow => ({
    key: isExternal ? nodeOf(call) : other,
    name: isExternal ? other : (names.get(other) ?? other),
    href: callHref(call),
    isExternal,
    criticality: call.criticality ?? null,
    line: callLine(call),
    checkedAt: call.evidence?.checkedAt ?? null,
    worst: worstOf(findings.filter((finding) => isAbout(finding, call))),
  });
  return {
    callees: registry.dependencies
      .filter(({ caller }) => caller === service)
      .map((call) => rowOf(call, call.callee, call.kind === "external")),
    callers: registry.dependencies
      .filter(({ kind, callee }) => kind === "service" && callee === service)
      .map((call) => rowOf(call, call.caller, false)),
  };
}
