import { callsIn, type Call } from "../code/call";
import { type Code } from "../code/code";
import { ancestors, isFunction, memberOf, textOf, type Syntax } from "../syntax/syntax";
import { GO_CALLS, REMOTE_CALLS } from "./remote-call";

/** Objects that are asked over the network by nearly everyone who names them so. */
const CLIENT =
  /(client|api|gateway|db|pool|redis|cache|repo(sitory)?|session|conn(ection)?|service|http|stub|queue|bucket|s3|prisma|knex|producer)$/i;
/** Python waits without a word for it: here only names count that mean little else. */
const PLAIN_CLIENT = /(client|api|gateway|db|redis|conn(ection)?|http|stub)$/i;
const PLAIN_CALL =
  /^(get|post|put|patch|delete|query|execute|request|send|call|publish|invoke|fetch\w*)$/;

/** Libraries whose objects ask over the network in all that they do. */
const CLIENT_LIBRARIES =
  /^(ioredis|redis|pg|mysql2|mongodb|kafkajs|amqplib|nodemailer|stripe|twilio|openai|@aws-sdk\/|@google-cloud\/|@slack\/web-api|@elastic\/|@octokit\/|psycopg2?|pymongo|boto3|elasticsearch|kafka|pika|slack_sdk|smtplib|paramiko)\b.*\)\.\w+$/;
/** Modules of one's own that say so: `import { orders } from "./clients"`. */
const CLIENT_MODULES =
  /(^|\/|_)(clients?|apis?|gateways?|sdk|rpc|backends?|upstreams?)(\.ts|\.js)?\.\w/i;
const GO_NETWORK = /^net(\/\w+)?\.(Dial|Lookup|SendMail)\w*$/;

/** Whether a call is known to leave the process. */
export const isRemote = (code: Code, call: Call): boolean =>
  call.path !== null && (code.family === "go" ? GO_CALLS : REMOTE_CALLS).has(call.path);

/** Whether it is known to, or reads like it: awaited, on something that is named as a client. */
export function seemsRemote(code: Code, call: Call): boolean {
  if (isRemote(code, call)) return true;
  if (code.family === "go" && GO_NETWORK.test(call.path ?? "")) return true;
  if (!call.receiver) return false;
  if (CLIENT_LIBRARIES.test(call.path ?? "")) return true;
  if (CLIENT_MODULES.test(call.path ?? "") && isAwaited(call.node)) return true;
  const owner = lastName(call.receiver);
  if (!CLIENT.test(owner)) return false;
  if (code.family === "go")
    return /^(Get|Post|Do|Query|Exec|Fetch|Send|Call|List|Find|Load|Save|Create)\w*$/.test(
      call.method,
    );
  if (isAwaited(call.node)) return true;
  return code.family === "python" && PLAIN_CLIENT.test(owner) && PLAIN_CALL.test(call.method);
}

/** Whether anything that a node runs leaves the process, or reads like it. */
export const asksRemote = (code: Code, node: Syntax): boolean =>
  callsIn(code, node).some((call) => seemsRemote(code, call) && !isForLater(call.node, node));

/** In a function that is only made here, and called elsewhere. */
function isForLater(node: Syntax, within: Syntax): boolean {
  if (node === within) return false;
  for (const outer of ancestors(node)) {
    if (outer === within) return false;
    if (
      isFunction(outer) &&
      outer.parent?.type !== "arguments" &&
      outer.parent?.type !== "call_expression"
    )
      return true;
  }
  return false;
}

/** Go: `store.Find(ctx, id)` on something that is kept, so that its caller can stop it. */
export function takesContext(code: Code, call: Call): boolean {
  const first = code.family === "go" ? call.args[0]?.value : undefined;
  if (!first || !call.receiver || /^(context\.|net\/http\.New)/.test(call.path ?? "")) return false;
  const type = code.find(textOf(first), first);
  return (
    /^\w*[cC]tx$/.test(textOf(first)) ||
    (type?.kind === "parameter" && type.type !== null && textOf(type.type) === "context.Context")
  );
}

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
