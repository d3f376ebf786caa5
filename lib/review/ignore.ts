import { type Code } from "./code/code";
import { type RuleId } from "./finding";
import { textOf } from "./syntax/syntax";

const IGNORE = /burnline-ignore\s+(R\d\d(?:\s*,\s*R\d\d)*)\s*:\s*\S/;

/**
 * `// burnline-ignore R01: reason` holds for its own line and the next one that is no comment.
 * Without a reason it holds for nothing.
 */
export function ignoresOf(code: Code): (rule: RuleId, line: number) => boolean {
  const ignored = new Set<string>();
  const comments = code.nodes("comment");
  if (comments.length === 0) return () => false;
  const lines = code.text.split("\n");
  for (const comment of comments) {
    const rules = IGNORE.exec(textOf(comment))?.[1];
    if (rules === undefined) continue;
    const own = code.lines.placeOf(comment.start).line;
    let next = code.lines.placeOf(comment.end).line + 1;
    while (/^\s*(\/\/|#|\*|\/\*)/.test(lines[next - 1] ?? "")) next += 1;
    for (const rule of rules.split(",").map((one) => one.trim())) {
      ignored.add(`${rule} ${own}`);
      ignored.add(`${rule} ${next}`);
    }
  }
  return (rule, line) => ignored.has(`${rule} ${line}`);
}
