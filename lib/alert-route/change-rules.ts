import type { RouteRule } from "@/lib/alert/route";

/** What is done to a team's rules; places count from 0. */
export type RuleChange =
  | { kind: "add"; rule: RouteRule }
  | { kind: "replace"; place: number; rule: RouteRule }
  | { kind: "move"; place: number; by: -1 | 1 }
  | { kind: "remove"; place: number };

/** The rules after a change; null where there is no such place. */
export function changedRules(
  rules: readonly RouteRule[],
  change: RuleChange,
): readonly RouteRule[] | null {
  switch (change.kind) {
    case "add":
      return [...rules, change.rule];
    case "replace":
      return change.place < rules.length ? rules.with(change.place, change.rule) : null;
    case "move": {
      const [from, to] = [rules[change.place], rules[change.place + change.by]];
      return from && to ? rules.with(change.place, to).with(change.place + change.by, from) : null;
    }
    case "remove":
      return change.place < rules.length ? rules.toSpliced(change.place, 1) : null;
    default:
      return change satisfies never;
  }
}
