import { callsIn, type Call } from "../code/call";
import { type Code } from "../code/code";
import { ancestors, memberOf, textOf, type Syntax } from "../syntax/syntax";
import { GO_CALLS, REMOTE_CALLS } from "./remote-call";

/** Objects that are asked over the network by nearly everyone who names them so. */
const CLIENT =
  /(client|api|gateway|db|pool|redis|cache|repo(sitory)?|session|conn(ection)?|service|http|stub|queue|bucket|s3|prisma|knex|producer)$/i;
/** Python waits without a word for it: here only names count that mean little else. */
const PLAIN_CLIENT = /(client|api|gateway|db|redis|conn(ection)?|http|stub)$/i;
const PLAIN_CALL =
  /^(get|post|put|patch|delete|query|execute|request|send|call|publish|invoke|fetch\w*)$/;

/** Whether a call is known to leave the process. */
export const isRemote = (code: Code, call: Call): boolean =>
  call.path !== null && (code.family === "go" ? GO_CALLS : REMOTE_CALLS).has(call.path);

/** Whether it is known to, or reads like it: awaited, on something that is named as a client. */
export function seemsRemote(code: Code, call: Call): boolean {
  if (isRemote(code, call)) return true;
  if (!call.receiver) return false;
  const owner = lastName(call.receiver);
  if (!CLIENT.test(owner)) return false;
  if (code.family === "go")
    return /^(Get|Post|Do|Query|Exec|Fetch|Send|Call|List|Find|Load|Save|Create)\w*$/.test(
      call.method,
    );
  if (isAwaited(call.node)) return true;
  return code.family === "python" && PLAIN_CLIENT.test(owner) && PLAIN_CALL.test(call.method);
}

/** Whether anything within a node leaves the process, or reads like it. */
export const asksRemote = (code: Code, node: Syntax): boolean =>
  callsIn(code, node).some((call) => seemsRemote(code, call));

const lastName = (node: Syntax): string => memberOf(node)?.name ?? textOf(node);

export const isAwaited = (node: Syntax): boolean => {
  for (const outer of ancestors(node)) {
    if (outer.type === "await_expression" || outer.type === "await") return true;
    if (
      outer.type !== "member_expression" &&
      outer.type !== "call_expression" &&
      outer.type !== "parenthesized_expression"
    )
      return false;
  }
  return false;
};
