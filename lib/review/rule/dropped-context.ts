import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { GO_CALLS } from "../library/remote-call";
import {
  ancestors,
  functionAround,
  isFunction,
  isWithin,
  textOf,
  type Syntax,
} from "../syntax/syntax";
import { type Hit, type Rule } from "./rule";
import { signalInReach } from "./signal-in-reach";

const WHY =
  "When the caller gives up, this call continues and holds resources that other requests need. Pass the context on.";

export const droppedContext: Rule = {
  id: "R22",
  title: "Context not passed on",
  severity: "warning",
  check: (code) =>
    code.calls.flatMap((call) => {
      if (code.family === "javascript")
        return signalInReach(code, call)
          ? [
              {
                ...hit(call, "This function receives a signal, but does not pass it to this call."),
                why: WHY.replace("the context", "the signal"),
              },
            ]
          : [];
      return code.family === "go" ? inGo(code, call) : [];
    }),
};

const hit = (call: Call, message: string): Hit => ({
  node: call.node,
  message,
  why: WHY,
  confidence: "high",
});

const FRESH = new Set(["context.Background", "context.TODO"]);
const WITHOUT = new Set(["net/http.NewRequest", "os/exec.Command"]);
const DATABASE = /^(Query|QueryRow|Exec|Prepare|Ping|Begin)$/;

function inGo(code: Code, call: Call): Hit[] {
  const path = call.path ?? "";
  const name = contextName(code, call.node);
  if (name === null || isDetached(call.node)) return [];
  if (FRESH.has(path))
    return isKept(call) ? [] : [hit(call, `${textOf(call.callee)}() is used instead of ${name}.`)];
  if (WITHOUT.has(path))
    return hasContextLater(call)
      ? []
      : [hit(call, `${textOf(call.callee)} is called without ${name}.`)];
  if (GO_CALLS.has(path) && call.method !== "Do") return [];
  return DATABASE.test(call.method) && isDatabase(code, call)
    ? [hit(call, `${call.method} is called without ${name}: use ${call.method}Context.`)]
    : [];
}

const isDatabase = (code: Code, call: Call): boolean =>
  /^database\/sql\./.test(call.path ?? "") ||
  (call.receiver !== null &&
    /(^|\.)(db|DB|tx|Tx)$/.test(textOf(call.receiver)) &&
    (/"database\/sql"/.test(code.text) ||
      STATEMENT.test(textOf(call.args[0]?.value ?? call.node))));

/** pgx and its like take the context first: a text in its place is database/sql's. */
const STATEMENT = /^["`]\s*(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE)\b/i;

/** What the functions around a call are handed: `ctx context.Context`, or a request that has one. */
function contextName(code: Code, node: Syntax): string | null {
  for (const fn of ancestors(node)) {
    if (!isFunction(fn)) continue;
    for (const parameter of parametersOf(fn)) {
      const type = textOf(parameter).replace(/^\w+\s+/, "");
      const name = /^\w+/.exec(textOf(parameter))?.[0];
      if (name === undefined || name === "_") continue;
      if (/^context\.Context$/.test(type)) return name;
      if (/^\*http\.Request$/.test(type) && isHandler(code, fn)) return `${name}.Context()`;
    }
  }
  return null;
}

/** What sends a request is handed one, too; what answers one has a `ResponseWriter` beside it. */
const isHandler = (code: Code, fn: Syntax): boolean =>
  code.find("http", fn)?.kind === "import" &&
  parametersOf(fn).some((one) => /\bhttp\.ResponseWriter$/.test(textOf(one)));

const parametersOf = (fn: Syntax): Syntax[] =>
  fn.children.find(({ field }) => field === "parameters")?.children ?? [];

/** A goroutine outlives its caller, and may want to. */
function isDetached(node: Syntax): boolean {
  for (const outer of ancestors(node)) {
    if (outer.type === "go_statement" || outer.type === "defer_statement") return true;
    if (outer.type === "function_declaration" || outer.type === "method_declaration") return false;
  }
  return false;
}

/** `if ctx == nil { ctx = context.Background() }`, and clean-ups that must not be cut short. */
function isKept(call: Call): boolean {
  for (const outer of ancestors(call.node)) {
    if (outer.type === "if_statement" && /==\s*nil/.test(textOf(outer).split("\n")[0] ?? ""))
      return true;
    if (isFunction(outer))
      return (
        /shutdown|cleanup|close|detach/i.test(textOf(outer).slice(0, 80)) || shutsDown(outer, call)
      );
  }
  return false;
}

const shutsDown = (fn: Syntax, call: Call): boolean => {
  const statement = [...ancestors(call.node)].find(({ parent }) => parent?.type === "block");
  const rest = statement
    ? fn.source.slice(statement.start, Math.min(fn.end, statement.end + 200))
    : "";
  return /\.Shutdown\(|<-ctx\.Done\(\)|Rollback|audit/i.test(rest) || isAfterDone(fn, call.node);
};

const isAfterDone = (fn: Syntax, node: Syntax): boolean =>
  isWithin(node, fn) && /<-\s*\w+\.Done\(\)/.test(fn.source.slice(fn.start, node.start));

/** `req = req.WithContext(ctx)` */
const hasContextLater = ({ node }: Call): boolean => {
  const fn = functionAround(node);
  const rest = fn ? textOf(fn).slice(node.start - fn.start) : "";
  return /\.WithContext\(|\.Cancel\s*=|\.Do\(\s*\w*[cC]tx\b/.test(rest);
};
