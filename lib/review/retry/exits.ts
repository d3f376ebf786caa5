import { ancestors, isFunction, isLoop, textOf, walk, type Syntax } from "../syntax/syntax";

const LEAVES = new Set(["return_statement", "throw_statement", "raise_statement"]);
const SWITCHES = new Set([
  "switch_statement",
  "expression_switch_statement",
  "type_switch_statement",
  "select_statement",
]);

const ENDS_PROCESS =
  /^(?:(?:\w+\.)*(?:Fatal\w*|FailNow|Skipf?)|panic|throw\w+|bail\w*|(?:os|process|sys)\.[eE]xit)\(/;

/** The statements within a node that leave the loop; those of functions inside it do not. */
export function exitsOf(node: Syntax, loop: Syntax): Syntax[] {
  return [...walk(node, (inner) => !isFunction(inner))].filter(
    (inner) =>
      LEAVES.has(inner.type) ||
      (inner.type === "break_statement" && breaks(inner, loop)) ||
      (isStatement(inner) && ENDS_PROCESS.test(textOf(inner))),
  );
}

/** Go's calls stand in their block without a statement around them. */
const isStatement = ({ type, parent }: Syntax): boolean =>
  type === "expression_statement" || (type === "call_expression" && parent?.type === "block");

function breaks(node: Syntax, loop: Syntax): boolean {
  // `break outer` names the loop it leaves.
  if (node.children.length > 0) return true;
  for (const outer of ancestors(node)) {
    if (outer === loop) return true;
    if (isLoop(outer) || SWITCHES.has(outer.type)) return false;
  }
  return false;
}

const continues = (node: Syntax): boolean =>
  [...walk(node, (inner) => !isFunction(inner) && !isLoop(inner))].some(
    ({ type }) => type === "continue_statement",
  );

/** Whether a block leaves on each of its ways: its last statement does, and nothing goes on before. */
export function alwaysLeaves(block: Syntax, loop: Syntax): boolean {
  const last = block.children.filter(({ type }) => type !== "comment").at(-1);
  return last !== undefined && exitsOf(last, loop).includes(last) && !continues(block);
}

const BOUND =
  /attempt|tries|\bretr(?:y|ies)(?!able)|deadline|Date\.now|performance\.now|time\.|monotonic|timed?_?out|expire|abort|cancel|stop|closed|closing|shut|quit|give_?up|ctx|context|remaining|\bmax|count|elapsed|budget|left\b|\b[a-z] *(?:>=?|===?|<=?) *(?:\d|max|n\b|limit)/i;
const STATUS = /\.ok\b|status|err\s*[!=]=/i;

/** Whether an exit is taken after so many tries, or so much time. */
export function boundsTries(exit: Syntax, loop: Syntax): boolean {
  for (const outer of ancestors(exit)) {
    if (outer === loop) return false;
    // A channel that ends the loop is a stop from outside; a timer is only the pause.
    if (outer.type === "communication_case")
      return !/After\(|\.C\b/.test(textOf(outer).split("\n")[0] ?? "");
    if (outer.type !== "if_statement") continue;
    const condition = outer.children.find(({ field }) => field === "condition");
    const text = condition ? textOf(condition) : "";
    if (
      BOUND.test(
        text.replaceAll(/status(?:_?code)?\s?[<>=]+\s?\d+|is_?retr\w*|retr(?:y|i)able/gi, ""),
      )
    )
      return true;
  }
  return false;
}

export const isStatusCheck = (text: string): boolean => STATUS.test(text);
