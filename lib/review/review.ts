import { codeOf, type Code, type Parsed } from "./code/code";
import { type Finding, type RuleId } from "./finding";
import { fixDiff } from "./fix-diff";
import { ignoresOf } from "./ignore";
import { type Hit, type Rule } from "./rule/rule";
import { HINTS_ONLY, RULES } from "./rules";
import { isTest } from "./source-file";

/** What the rules say of a parsed file, in the order of its lines. Pure: no clock, no I/O. */
export function reviewFile(parsed: Parsed): Finding[] {
  const code = codeOf(parsed);
  const ignores = ignoresOf(code);
  return RULES.flatMap((rule) => rule.check(code).map((hit) => findingOf(code, rule, hit)))
    .filter(({ rule, line }) => !ignores(rule, line))
    .sort((a, b) => a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule));
}

function findingOf(code: Code, { id, severity }: Rule, hit: Hit): Finding {
  const start = code.lines.placeOf(hit.node.start);
  return {
    rule: id,
    path: code.path,
    line: start.line,
    column: start.column,
    endLine: code.lines.placeOf(Math.max(hit.node.start, hit.node.end - 1)).line,
    severity: isHint(code, id) ? "hint" : (hit.severity ?? severity),
    confidence: hit.confidence ?? "medium",
    message: hit.message,
    why: hit.why,
    fix: hit.edit ? fixDiff(code, hit.edit) : null,
  };
}

/** In a test nobody waits; and a rule that errs too often says less. */
const isHint = ({ path, family }: Code, rule: RuleId): boolean =>
  isTest(path) || HINTS_ONLY.some((one) => one.rule === rule && one.family === family);
